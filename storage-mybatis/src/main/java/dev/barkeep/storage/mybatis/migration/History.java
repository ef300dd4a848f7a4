package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.error.CorruptedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table that says what was applied, when, by whom, and from which script. Its statements are those of every SQL database;
 * times are text, which needs no type of any of them.
 */
final class History {

    static final String TABLE = "storage_changelog";

    /** By which it is told from a table of that name of another tool. */
    private static final Set<String> COLUMNS = Set.of("number", "checksum", "state");

    /** What versions before the first release wrote, which had one script, the first. */
    private static final Set<String> FORMER_COLUMNS = Set.of("id", "applied_at", "description");

    static final String CREATE = "CREATE TABLE " + TABLE
            + " (number INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200) NOT NULL, checksum VARCHAR(64) NOT NULL,"
            + " dialect VARCHAR(50) NOT NULL, library_version VARCHAR(50) NOT NULL, applied_by VARCHAR(255) NOT NULL,"
            + " started_at VARCHAR(40), finished_at VARCHAR(40), state VARCHAR(10) NOT NULL)";
    static final String DROP = "DROP TABLE " + TABLE;

    /** What makes a row, without its values. */
    static final String INSERT = "INSERT INTO " + TABLE
            + " (number, name, checksum, dialect, library_version, applied_by, started_at, finished_at, state) VALUES ";

    static final String LIBRARY_VERSION = libraryVersion();

    private static final String SELECT =
            "SELECT number, name, checksum, library_version, applied_by, started_at, finished_at, state FROM " + TABLE
                    + " ORDER BY number";

    private final String dialect;

    /**
     * Makes a history.
     *
     * @param dialect the id of the dialect
     */
    History(String dialect) {
        this.dialect = dialect;
    }

    /** How far a migration has come. */
    enum State {
        /** Its statements are being run, or were when the process died. */
        STARTED,
        /** All of them ran. */
        DONE,
        /** Those of its undo are being run, or were when the process died. */
        UNDOING
    }

    /** A row. */
    record Entry(
            int number,
            String name,
            String checksum,
            String libraryVersion,
            String appliedBy,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            State state) {}

    /** What a database has. */
    private enum Form {
        /** No table of this name, or one of another tool. */
        NONE,
        /** One from before checksums. */
        FORMER,
        /** This one. */
        PRESENT
    }

    private static Form form(Connection connection) throws SQLException {
        Set<String> columns = LiveTables.columns(connection, TABLE);
        if (columns.containsAll(COLUMNS)) {
            return Form.PRESENT;
        }
        return columns.containsAll(FORMER_COLUMNS) ? Form.FORMER : Form.NONE;
    }

    /** Says whether a database has none, of whatever form. */
    static boolean isMissing(Connection connection) throws SQLException {
        return form(connection) == Form.NONE;
    }

    /**
     * Reads all rows.
     *
     * @param connection the database
     * @param library what it may have been made by, for a history of the former kind
     * @return by number ascending; empty if there is no history, which is not the same as one without rows
     */
    Optional<List<Entry>> read(Connection connection, Migrations library) throws SQLException {
        return switch (form(connection)) {
            case NONE -> Optional.empty();
            case FORMER -> Optional.of(readFormer(connection, library));
            case PRESENT -> Optional.of(read(connection));
        };
    }

    private static List<Entry> read(Connection connection) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT)) {
            while (row.next()) {
                int number = row.getInt(1);
                entries.add(new Entry(
                        number,
                        text(row, 2),
                        text(row, 3),
                        text(row, 4),
                        text(row, 5),
                        instant(number, row.getString(6)),
                        instant(number, row.getString(7)),
                        state(number, text(row, 8))));
            }
        }
        return entries;
    }

    /** It had no checksums: what it names is what the library has. */
    private static List<Entry> readFormer(Connection connection, Migrations library) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT id, description FROM " + TABLE + " ORDER BY id")) {
            while (row.next()) {
                int number = row.getInt(1);
                String checksum = library.find(number).map(Migration::checksum).orElse("");
                entries.add(new Entry(number, text(row, 2), checksum, "before 0.1.0", "", null, null, State.DONE));
            }
        }
        return entries;
    }

    /** Makes the table unless it is there; one of the former kind is replaced by one with the same migrations. */
    void prepare(Connection connection, Migrations library) throws SQLException {
        switch (form(connection)) {
            case NONE -> execute(connection, CREATE);
            case FORMER -> {
                List<Entry> former = readFormer(connection, library);
                execute(connection, DROP);
                execute(connection, CREATE);
                for (Entry entry : former) {
                    add(connection, library.find(entry.number()).orElseThrow(), now(), State.DONE);
                }
            }
            case PRESENT -> {}
        }
    }

    /** Writes that a migration begins, or, in the transaction that ran it, that it was done. */
    void add(Connection connection, Migration migration, Instant started, State state) throws SQLException {
        Migrator.log.debug("Migration {}: {}, as a row of the history", migration, state);
        try (PreparedStatement insert = connection.prepareStatement(INSERT + "(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, migration.number());
            insert.setString(2, migration.name());
            insert.setString(3, migration.checksum());
            insert.setString(4, dialect);
            insert.setString(5, LIBRARY_VERSION);
            insert.setString(6, user(connection));
            insert.setString(7, started.toString());
            insert.setString(8, state == State.DONE ? now().toString() : null);
            insert.setString(9, state.name());
            insert.executeUpdate();
        }
    }

    /** Writes how far a migration has come. */
    void set(Connection connection, Migration migration, State state) throws SQLException {
        Migrator.log.debug("Migration {}: {}, in its row of the history", migration, state);
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE " + TABLE + " SET state = ?, finished_at = ? WHERE number = ?")) {
            update.setString(1, state.name());
            update.setString(2, state == State.DONE ? now().toString() : null);
            update.setInt(3, migration.number());
            update.executeUpdate();
        }
    }

    /** Forgets a migration that was taken back. */
    void remove(Connection connection, Migration migration) throws SQLException {
        Migrator.log.debug("Migration {}: its row of the history goes", migration);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + TABLE + " WHERE number = ?")) {
            delete.setInt(1, migration.number());
            delete.executeUpdate();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        Migrator.log.debug("{}", sql);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Says whether a table has any row; its name is one of ours. */
    static boolean hasRows(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1) > 0;
        }
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Who applies: to the database, or, if that knows no users, to the operating system. */
    private static String user(Connection connection) throws SQLException {
        @Nullable String user = connection.getMetaData().getUserName();
        return user == null || user.isEmpty() ? System.getProperty("user.name", "unknown") : user;
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static @Nullable Instant instant(int number, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw corrupted(number, "the time '" + text + "'", e);
        }
    }

    private static State state(int number, String name) {
        try {
            return State.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw corrupted(number, "the state '" + name + "'", e);
        }
    }

    private static CorruptedException corrupted(int number, String what, Exception cause) {
        return new CorruptedException(
                TABLE + " has, for migration " + number + ", " + what
                        + ", which this library does not write; restore the row from a backup",
                cause);
    }

    private static String libraryVersion() {
        try (InputStream version = Objects.requireNonNull(History.class.getResourceAsStream("version.txt"))) {
            return new String(version.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version of the library", e);
        }
    }
}
