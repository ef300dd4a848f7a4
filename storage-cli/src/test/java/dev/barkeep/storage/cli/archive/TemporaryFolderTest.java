package dev.barkeep.storage.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class TemporaryFolderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void onlyItsOwnerLooksIntoIt() throws Exception {
        try (TemporaryFolder made = TemporaryFolder.makeAt(folder.resolve("made"))) {
            assertThat(Files.getPosixFilePermissions(made.path()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** As of a database that does not know yet that the program ends. */
    @RepeatedTest(20)
    void itGoesAlsoWhileFilesComeAndGoInIt() throws Exception {
        TemporaryFolder made = TemporaryFolder.makeAt(folder.resolve("made"));
        CountDownLatch begun = new CountDownLatch(100);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> writer = executor.submit(() -> {
                for (long i = 0; ; i++) {
                    try {
                        Path file = Files.createFile(made.path().resolve("journal-" + i % 50));
                        if (i % 3 == 0) {
                            Files.deleteIfExists(file);
                        }
                    } catch (NoSuchFileException e) {
                        return true;
                    } catch (FileAlreadyExistsException e) {
                        Files.deleteIfExists(made.path().resolve("journal-" + i % 50));
                    }
                    begun.countDown();
                }
            });
            begun.await();

            made.close();

            assertThat(made.path()).doesNotExist();
            assertThat(writer.get()).isTrue();
        } finally {
            executor.shutdownNow();
        }
    }
}
