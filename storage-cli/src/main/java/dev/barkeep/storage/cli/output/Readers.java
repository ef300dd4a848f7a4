package dev.barkeep.storage.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read a new file. */
public enum Readers {
    /** Whom the system lets read new files. */
    AS_USUAL,
    /** Only the owner, where the file system knows of such rights. */
    OWNER;

    private static final FileAttribute<?>[] NONE = {};
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    /** What to make a file with. */
    FileAttribute<?>[] ofFile(Path file) {
        return attributes(file, FILE);
    }

    /**
     * Says what to make a folder with.
     *
     * @param folder the folder
     * @return the attributes
     */
    public FileAttribute<?>[] ofFolder(Path folder) {
        return attributes(folder, FOLDER);
    }

    private FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> rights) {
        return this == OWNER && knowsRights(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : NONE;
    }

    /**
     * Takes a file that somebody else made from all but its owner, where that is who may read it.
     *
     * @param file the file
     * @throws IOException if that is not possible
     */
    public void restrict(Path file) throws IOException {
        if (this == OWNER && knowsRights(file)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    private static boolean knowsRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
