package dev.barkeep.storage.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.cli.output.NewFile.Existing;
import dev.barkeep.storage.cli.shell.CommandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {

    private static final int REPLACEMENTS = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("rows.csv");
    }

    private static void write(NewFile file, String text) throws IOException {
        file.out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void replace(String text) throws IOException {
        try (NewFile made = NewFile.begin(file, Existing.REPLACE)) {
            write(made, text);
            made.keep();
        }
    }

    private void onlyTheFileIsThere() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatIsReplacedIsNeverMissing() throws Exception {
        Files.writeString(file, "old");
        AtomicBoolean replacing = new AtomicBoolean(true);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> missing = executor.submit(() -> {
                int times = 0;
                while (replacing.get()) {
                    times += Files.exists(file) ? 0 : 1;
                }
                return times;
            });
            for (int i = 0; i < REPLACEMENTS; i++) {
                replace("new " + i);
            }
            replacing.set(false);
            assertThat(missing.get()).isZero();
        } finally {
            replacing.set(false);
            executor.shutdown();
        }
        assertThat(file).hasContent("new " + (REPLACEMENTS - 1));
        onlyTheFileIsThere();
    }

    @Test
    void whatCameMeanwhileIsNotReplaced() throws Exception {
        try (NewFile made = NewFile.begin(file, Existing.REFUSE)) {
            write(made, "new");
            Files.writeString(file, "of somebody else");

            assertThatThrownBy(made::keep)
                    .isInstanceOf(CommandException.class)
                    .hasMessage(
                            file
                                    + " exists already; name another one, or replace it by --overwrite if the command has that");
        }
        assertThat(file).hasContent("of somebody else");
        onlyTheFileIsThere();
    }

    @Test
    void ofTwoAtOnceTheFirstIsKeptAndTheOtherTold() throws Exception {
        try (NewFile first = NewFile.begin(file, Existing.REFUSE);
                NewFile second = NewFile.begin(file, Existing.REFUSE)) {
            write(first, "first");
            write(second, "second");
            first.keep();

            assertThatThrownBy(second::keep).hasMessageContaining("exists already");
        }
        assertThat(file).hasContent("first");
        onlyTheFileIsThere();
    }

    @Test
    void whatAKilledRunLeftIsNotInTheWay() throws Exception {
        NewFile killed = NewFile.begin(file, Existing.REFUSE);
        write(killed, "half");
        killed.out().flush();

        replace("whole");

        assertThat(file).hasContent("whole");
        killed.close();
        onlyTheFileIsThere();
    }

    @Test
    void onlyTheOwnerReadsWhatIsForTheOwner() throws Exception {
        try (NewFile made = NewFile.begin(file, Existing.REFUSE, Readers.OWNER)) {
            made.keep();
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        replace("for all");

        Path other = Files.createFile(folder.resolve("other"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void aFolderThatIsMissingIsNamed() {
        assertThatThrownBy(() -> NewFile.begin(folder.resolve("none/rows.csv"), Existing.REFUSE))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("rows.csv cannot be written: its folder does not exist");
    }
}
