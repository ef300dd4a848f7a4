package dev.barkeep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedFileTest {

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve(".env"), "DB_POOL_SIZE=3");
    }

    private void assertRefused(Path refused, String why) {
        assertThatThrownBy(() -> StorageConfig.fromEnvironment(refused, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(refused + ": " + why);
    }

    private void assertTaken(Path taken) {
        assertThat(StorageConfig.fromEnvironment(taken, Map.of()).poolSize()).isEqualTo(3);
    }

    private void setRights(String rights) throws IOException {
        assumeTrue(
                Files.getFileStore(file).supportsFileAttributeView("posix"),
                "the file system knows no rights of users");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    @Test
    @DisplayName("A file that everybody may write is refused, one of the group is not")
    void rights() throws IOException {
        setRights("rw-rw-r--");
        assertTaken(file);
        setRights("rw-rw-rw-");
        assertRefused(file, "can be written by everybody");
    }

    @Test
    @DisplayName("A link counts as what it leads to, as volumes of containers have it")
    void links() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertTaken(link);
        setRights("rw-r--rw-");
        assertRefused(link, "can be written by everybody");
    }

    @Test
    @DisplayName("A file of another user is refused")
    void owner() throws IOException {
        setRights("rw-r--r--");
        assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root can give a file to another user");
        Files.setAttribute(file, "unix:uid", 65_534);

        assertRefused(file, "belongs to ");
    }

    @Test
    @DisplayName("A file of more than 64 KiB is refused")
    void size() throws IOException {
        Files.writeString(file, "DB_POOL_SIZE=3\n" + "#".repeat(64 * 1024 - 15));
        assertTaken(file);
        Files.writeString(file, "DB_POOL_SIZE=3\n" + "#".repeat(64 * 1024 - 14));
        assertRefused(file, "has 65537 bytes");
    }

    @Test
    @DisplayName("What is no file is refused before it is read")
    void device() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "the system has no /dev/zero");
        assertRefused(endless, "is not a regular file");
        assertRefused(folder, "is not a regular file");
    }
}
