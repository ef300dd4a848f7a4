package dev.barkeep.storage;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import org.jspecify.annotations.Nullable;

/** Checks who can write a file of variables. The file decides where data and passwords go. */
final class TrustedFile {

    /** In bytes. */
    private static final long LARGEST = 64 * 1024;

    private static final String ROOT = "root";

    private TrustedFile() {}

    /**
     * Checks a file before it is read. Links are followed.
     *
     * @param file the file
     * @throws ConfigurationException if it is none, is too large, or may have been written by somebody else
     * @throws IOException if it is not there, or its attributes cannot be read
     */
    static void require(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw refused(file, "is not a regular file; remove it, or name another file");
        }
        if (attributes.size() > LARGEST) {
            throw refused(
                    file,
                    "has " + attributes.size() + " bytes; the limit is " + LARGEST
                            + ": remove what is not a variable, or name another file");
        }
        @Nullable PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        PosixFileAttributes rights = view.readAttributes();
        String owner = rights.owner().getName();
        if (!owner.equals(ROOT) && !owner.equals(thisUser())) {
            throw refused(
                    file,
                    "belongs to " + owner
                            + ", not to the user of this process or to root; change its owner, or start the "
                            + "program in another folder");
        }
        if (rights.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw refused(file, "can be written by everybody; take that right away: chmod o-w");
        }
    }

    /** By the name that the file system has for it, which is a number where there is no name, as in a container. */
    private static String thisUser() throws IOException {
        Path process = Path.of("/proc/self");
        return Files.exists(process) ? Files.getOwner(process).getName() : System.getProperty("user.name", "");
    }

    private static ConfigurationException refused(Path file, String why) {
        return new ConfigurationException(Problem.INVALID_VALUE, file.toString(), why);
    }
}
