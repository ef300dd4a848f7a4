package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.StorageFullException;
import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Copies a database in use by VACUUM INTO: one read transaction, which neither holds up the writer nor begins anew with each
 * of its commits, as SQLite's page-wise backup would. The copy gets its name when it is whole and on the disk, and never
 * takes the place of a file that is there.
 */
final class SqliteBackup {

    private SqliteBackup() {}

    /**
     * Writes a copy.
     *
     * @param connection the database to copy
     * @param database its name, for messages
     * @param file the file to make
     * @throws InvalidDataException if the file is there, or its folder is not
     */
    static void write(Connection connection, String database, Path file) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new InvalidDataException("file", file, "must be in a folder that exists");
        }
        // A name of its own, as somebody else may be copying to the same file, or have one with a name that we made up.
        Path unfinished = folder.resolve("barkeep-" + UUID.randomUUID() + ".unfinished");
        try {
            Files.createFile(unfinished);
        } catch (IOException e) {
            throw new ReadOnlyException(
                    "could not write the backup " + target + ": its folder may not be written to: " + e, e);
        }
        try {
            try {
                copy(connection, database, target, unfinished);
                force(unfinished);
                publish(unfinished, target);
            } finally {
                Files.deleteIfExists(unfinished);
                Files.deleteIfExists(folder.resolve(unfinished.getFileName() + "-journal"));
            }
        } catch (FileAlreadyExistsException e) {
            throw new InvalidDataException("file", file, "must not exist yet: a backup never overwrites");
        } catch (IOException e) {
            throw new UnexpectedException("could not write the backup " + target + ": " + e, e);
        }
    }

    private static void copy(Connection connection, String database, Path target, Path unfinished) {
        try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, unfinished.toString());
            copy.execute();
        } catch (SQLException e) {
            throw failure(database, target, e);
        }
    }

    private static void publish(Path unfinished, Path target) throws IOException {
        try {
            // Unlike a move, a link never replaces a file.
            Files.createLink(target, unfinished);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | IOException e) {
            // Some file systems have no links: FAT, some network shares.
            publishByCopy(unfinished, target);
        }
    }

    /** Makes the file and fails if somebody else did; what it has made of it, it removes if it cannot finish. */
    static void publishByCopy(Path unfinished, Path target) throws IOException {
        Files.copy(unfinished, target);
        force(target);
    }

    private static void force(Path written) throws IOException {
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Tells what is wrong with the target from what is wrong with the database: only the latter is worth another try. */
    static StorageException failure(String database, Path target, SQLException error) {
        String what = "could not write the backup " + target + ": ";
        return switch (SqliteErrors.primary(error)) {
            case SQLITE_FULL ->
                new StorageFullException(what + "its disk or quota is full; free some space, or name another", error);
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
                new ReadOnlyException(what + "its folder may not be written to; check its rights", error);
            case SQLITE_IOERR ->
                isOfReading(error)
                        ? translated(database, "back up", error)
                        : new UnexpectedException(what + error.getMessage(), error);
            default -> translated(database, "back up to " + target + " what is", error);
        };
    }

    private static StorageException translated(String database, String doing, SQLException error) {
        return ErrorMeaning.diagnose(error, SqliteErrors::meaning).toException(doing, database);
    }

    private static boolean isOfReading(SQLException error) {
        SQLiteErrorCode code = error instanceof SQLiteException sqlite ? sqlite.getResultCode() : null;
        return code == SQLiteErrorCode.SQLITE_IOERR_READ || code == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ;
    }
}
