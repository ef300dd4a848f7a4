package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * Sees whose file it is before SQLite may write to it: on the first statement SQLite would roll back or checkpoint what a
 * killed process left, also in another program's file.
 *
 * <p>The file itself is never opened by Java: closing it would release the locks that connections of this process hold on
 * it (https://www.sqlite.org/howtocorrupt.html, section 2.2). SQLite knows how to avoid that. The log and the journal are
 * never locked.
 */
final class SqliteInspection {

    private final String database;
    private final Path file;

    private SqliteInspection(String database, Path file) {
        this.database = database;
        this.file = file;
    }

    /**
     * Refuses a file that is another program's, or is ours and cannot be used, and leaves it as it is.
     *
     * @throws SchemaMismatchException if it is refused
     */
    static void refuseUnusable(Path file) {
        try {
            // Log and journal stand beside the file that a link leads to.
            new SqliteInspection(file.toString(), file.toRealPath()).inspect();
        } catch (IOException e) {
            throw new UnavailableException("could not read " + file + ": " + e, e);
        }
    }

    private void inspect() throws IOException {
        @Nullable FileMark mark = markInFile();
        if (mark == null || !mark.isOurs()) {
            @Nullable ByteBuffer page = FirstPage.inLog(beside("-wal"));
            if (page == null) {
                page = FirstPage.inJournal(beside("-journal"));
            }
            if (page != null) {
                mark = FileMark.of(page, mark);
            }
            if (mark != null && mark.isForeign()) {
                mark.requireUsable(database);
            }
        }
        if (mark != null && mark.isOurs() && Files.exists(beside("-wal"))) {
            refuseUnusableSchema();
        }
    }

    /**
     * Reads the file as it lies there: without locks, without its log and its journal. By a connection, though a hundred bytes would
     * do: whoever opens and closes the file past SQLite gives up the locks of every connection that this process has to it.
     */
    private @Nullable FileMark markInFile() {
        try (Connection connection = connect("?immutable=1")) {
            return FileMark.read(connection);
        } catch (SQLException e) {
            if (SqliteErrors.primary(e) == SQLiteErrorCode.SQLITE_NOTADB) {
                throw new SchemaMismatchException(
                        SchemaMismatchException.Reason.OTHER_PROGRAM,
                        database + " is not a SQLite database, or its first page is damaged; it was not touched."
                                + " Name another file",
                        e);
            }
            // Somebody is just writing to it, or it is damaged: to be seen by who opens it with its log and its locks.
            return null;
        }
    }

    /** With its log, which a connection that writes would copy into the file when it is closed. */
    private void refuseUnusableSchema() {
        try (Connection connection = connect("")) {
            FileMark.read(connection).requireUsable(database);
            new DatabaseSchema(new SqliteDialect(), database).isCurrent(connection);
        } catch (SQLException e) {
            // A file in use by others, or one that needs to be recovered first, which is ours to do.
            return;
        }
    }

    private Connection connect(String parameters) throws SQLException {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setReadOnly(true);
        return sqlite.createConnection(SqliteLocation.jdbcUrl(file) + parameters);
    }

    private Path beside(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
