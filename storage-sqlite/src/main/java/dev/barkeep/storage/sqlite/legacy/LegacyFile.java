package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.CorruptedException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Timestamps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;
import org.sqlite.core.Codes;

/**
 * A file of the former application, open for reading. SQLite is told that the file cannot change, so that it makes no lock and
 * no file beside it. What a program that was killed left beside it, a log or a journal, SQLite can only read by changing
 * something: then a copy of them all is read, in the temporary folder.
 */
final class LegacyFile implements AutoCloseable {

    /** The mark of a storage of this library, "BKPR". */
    private static final int OF_THIS_LIBRARY = 0x424b5052;

    private static final List<String> BESIDE = List.of("-wal", "-journal");

    private final String name;
    private final Path file;
    private final List<State> before;
    private final @Nullable Path copies;
    private final Connection connection;
    private final Map<String, Set<String>> columns = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();
    /** The primary keys of tables that were made without row numbers. */
    private final Map<String, List<String>> keys = new TreeMap<>();

    private boolean utf8;

    /** What shows that a file was written to. */
    private record State(long size, @Nullable FileTime modified) {}

    private LegacyFile(String name, Path file, List<State> before, @Nullable Path copies, Connection connection) {
        this.name = name;
        this.file = file;
        this.before = before;
        this.copies = copies;
        this.connection = connection;
    }

    /**
     * Opens a file.
     *
     * @param given the file
     * @param times what SQLite sorts days and moments by
     * @throws StorageException if it is not there, or not one that can be read
     */
    static LegacyFile open(Path given, LegacyTimes times) {
        if (!Files.exists(given)) {
            throw new InvalidDataException("file", given, "must be there; name a file of the former application");
        }
        if (!Files.isRegularFile(given)) {
            throw new InvalidDataException("file", given, "must be a file, not a folder or a device");
        }
        @Nullable Path copies = null;
        boolean opened = false;
        @Nullable LegacyFile legacy = null;
        try {
            // Log and journal stand beside the file that a link leads to.
            Path file = given.toRealPath();
            List<State> before = states(file);
            boolean unfinished = before.stream().skip(1).anyMatch(state -> state.size > 0);
            if (unfinished) {
                copies = Files.createTempDirectory("barkeep-legacy-");
                copy(file, copies);
            }
            legacy = new LegacyFile(given.toString(), file, before, copies, connect(file, copies));
            legacy.requireUnchanged();
            legacy.inspect();
            legacy.define(times);
            opened = true;
            return legacy;
        } catch (IOException e) {
            throw new UnavailableException("could not read " + given + ": " + e + "; check its rights", e);
        } catch (SQLException e) {
            if (legacy != null) {
                legacy.requireUnchanged();
            }
            throw translate(given.toString(), e);
        } finally {
            if (!opened) {
                if (legacy != null) {
                    legacy.close();
                } else {
                    delete(copies);
                }
            }
        }
    }

    /** Gives the columns of each table, all in lower case, by {@link #folded}. */
    Map<String, Set<String>> columns() {
        return columns;
    }

    boolean has(String table, String column) {
        return columns.getOrDefault(table, Set.of()).contains(column);
    }

    /** Gives the primary key of a table that was made without row numbers; empty if it has them. */
    List<String> keyInsteadOfNumbers(String table) {
        return keys.getOrDefault(table, List.of());
    }

    /** Says whether text is stored in the form in which the driver hands out its bytes. */
    boolean isUtf8() {
        return utf8;
    }

    String name() {
        return name;
    }

    Connection connection() {
        return connection;
    }

    /** Gives the name of a table as it is written in the file. */
    String nameOf(String table) {
        return names.getOrDefault(table, table);
    }

    long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + quoted(table))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Refuses what was read if somebody wrote to the file meanwhile, as SQLite does not look for that here. */
    void requireUnchanged() {
        try {
            if (!states(file).equals(before)) {
                throw new ConflictException(
                        name + " was written to while it was read: stop the former application and run this again; rows"
                                + " that were taken already count as merged then",
                        null);
            }
        } catch (IOException e) {
            throw new UnavailableException("could not read " + name + ": " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw translate(name, e);
        } finally {
            delete(copies);
        }
    }

    /** In lower case as far as SQLite takes names for equal: the letters of ASCII. */
    private static String folded(String identifier) {
        StringBuilder folded = new StringBuilder(identifier);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c - 'A' + 'a'));
            }
        }
        return folded.toString();
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static StorageException translate(String name, SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return new UnexpectedException("could not read " + name, e);
        }
        // The low byte is the primary code.
        return switch (sqlite.getResultCode().code & 0xff) {
            // NOTADB
            case 26 ->
                new SchemaMismatchException(
                        SchemaMismatchException.Reason.OTHER_PROGRAM,
                        name
                                + " is not a SQLite database, or its first page is damaged; it was not changed. Name a file"
                                + " that the former application wrote",
                        e);
            // CORRUPT
            case 11 ->
                new CorruptedException(
                        name + " is damaged; it was not changed. Take a copy, repair that with SQLite's .recover, and"
                                + " take over the repaired one",
                        e);
            // PERM, BUSY, IOERR, CANTOPEN
            case 3, 5, 10, 14 -> new UnavailableException("could not read " + name + ": " + e.getMessage(), e);
            default -> new UnexpectedException("could not read " + name, e);
        };
    }

    private void inspect() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("PRAGMA application_id")) {
                row.next();
                if (row.getInt(1) == OF_THIS_LIBRARY) {
                    throw new SchemaMismatchException(
                            SchemaMismatchException.Reason.OTHER_PROGRAM,
                            name
                                    + " is a storage of this library already, not a file of the former application; open it"
                                    + " by its URL. It was not changed",
                            null);
                }
            }
            try (ResultSet row = statement.executeQuery("PRAGMA encoding")) {
                row.next();
                utf8 = row.getString(1).equals("UTF-8");
            }
            try (ResultSet rows = statement.executeQuery("SELECT s.name, c.name FROM sqlite_schema s"
                    + " JOIN pragma_table_info(s.name) c WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                    + " ORDER BY s.name, c.cid")) {
                while (rows.next()) {
                    String table = folded(rows.getString(1));
                    names.put(table, rows.getString(1));
                    columns.computeIfAbsent(table, some -> new LinkedHashSet<>())
                            .add(folded(rows.getString(2)));
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT t.name, c.name FROM pragma_table_list t"
                    + " JOIN pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.wr AND c.pk > 0"
                    + " ORDER BY t.name, c.pk")) {
                while (rows.next()) {
                    keys.computeIfAbsent(folded(rows.getString(1)), table -> new ArrayList<>())
                            .add(folded(rows.getString(2)));
                }
            }
        }
    }

    /** What rows are sorted by, so that all spellings of a key stand together. NULL if it cannot be read. */
    private void define(LegacyTimes times) throws SQLException {
        define("legacy_ticker", 1, values -> FieldRules.ticker("ticker", text(values[0])));
        define("legacy_day", 1, values -> times.day("date", values[0]).toEpochDay());
        define("legacy_moment", 1, values -> Micros.of(times.moment("datetime", values[0])));
        // Rows that are told apart by their creation are sorted by the one that they get.
        define("legacy_created", 2, values -> {
            @Nullable Timestamps found = times.timestamps(values[0], values[1], (field, value, what) -> {});
            return found == null ? null : Micros.of(found.createdAt());
        });
    }

    private static String text(@Nullable Object value) {
        if (value instanceof byte[]) {
            throw new InvalidDataException("value", LegacyRow.shown(value), "must be text");
        }
        return FieldRules.required("value", value).toString();
    }

    private interface SortKey {
        @Nullable
        Object of(@Nullable Object[] values) throws SQLException;
    }

    private void define(String function, int arguments, SortKey key) throws SQLException {
        Function.create(
                connection,
                function,
                new Function() {
                    @Override
                    protected void xFunc() throws SQLException {
                        @Nullable Object[] values = new @Nullable Object[arguments];
                        for (int i = 0; i < arguments; i++) {
                            values[i] = value(i);
                        }
                        try {
                            @Nullable Object sortedBy = key.of(values);
                            if (sortedBy == null) {
                                result();
                            } else if (sortedBy instanceof Long number) {
                                result(number);
                            } else {
                                result(sortedBy.toString());
                            }
                        } catch (InvalidDataException e) {
                            // The row is read all the same, and refused there with its reason.
                            result();
                        }
                    }

                    /** As the rows hand it out, so that both come to the same. */
                    private @Nullable Object value(int index) throws SQLException {
                        return switch (value_type(index)) {
                            case Codes.SQLITE_NULL -> null;
                            case Codes.SQLITE_INTEGER -> value_long(index);
                            case Codes.SQLITE_FLOAT -> value_double(index);
                            case Codes.SQLITE_BLOB -> value_blob(index);
                            default -> value_text(index);
                        };
                    }
                },
                arguments,
                Function.FLAG_DETERMINISTIC);
    }

    private static Connection connect(Path file, @Nullable Path copies) throws SQLException {
        SQLiteConfig sqlite = new SQLiteConfig();
        if (copies == null) {
            sqlite.setReadOnly(true);
            return sqlite.createConnection(url(file) + "?immutable=1");
        }
        return sqlite.createConnection(url(copies.resolve(file.getFileName())));
    }

    private static String url(Path file) {
        return "jdbc:sqlite:file://" + file.toUri().getRawPath();
    }

    private static List<State> states(Path file) throws IOException {
        List<State> states = new ArrayList<>();
        states.add(new State(Files.size(file), Files.getLastModifiedTime(file)));
        for (String suffix : BESIDE) {
            Path beside = beside(file, suffix);
            states.add(
                    Files.exists(beside)
                            ? new State(Files.size(beside), Files.getLastModifiedTime(beside))
                            : new State(0, null));
        }
        return states;
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()));
        for (String suffix : BESIDE) {
            Path beside = beside(file, suffix);
            if (Files.exists(beside)) {
                Files.copy(beside, folder.resolve(beside.getFileName()));
            }
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path copy : (Iterable<Path>) files::iterator) {
                Files.delete(copy);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UnavailableException("could not delete the copies in " + folder + ": " + e, e);
        }
    }
}
