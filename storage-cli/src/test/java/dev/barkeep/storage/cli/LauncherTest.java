package dev.barkeep.storage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script; java -jar does the same")
class LauncherTest {

    private static final Path LAUNCHER =
            Path.of("../bin/storage").toAbsolutePath().normalize();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void runsTheToolFromAnyFolderAndByALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), LAUNCHER);

        assertThat(printed(0, link.toString(), "--version")).startsWith("storage ");
        assertThat(printed(2, link.toString(), "show", "no such thing")).startsWith("storage: ");
        // The temporary folder warns of a link that leads out of it.
        Files.delete(link);
    }

    @Test
    void saysHowToBuildWhatIsNotBuilt() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("bin")).resolve("storage");
        Files.copy(LAUNCHER, copy, StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(printed(2, copy.toString(), "--version")).contains("storage-cli.jar is not built; run: mvn ");
    }

    @Test
    void completesCommands() throws Exception {
        assertThat(printed(0, LAUNCHER.toString(), "generate-completion"))
                .contains("schema", "legacy", "--password-file");
    }

    private String printed(int exitCode, String... command) throws Exception {
        Process process = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isEqualTo(exitCode);
        return printed;
    }
}
