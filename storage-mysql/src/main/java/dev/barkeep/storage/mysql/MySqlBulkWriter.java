package dev.barkeep.storage.mysql;

import com.mysql.cj.jdbc.JdbcStatement;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.MultiRowStatements;
import dev.barkeep.storage.mybatis.dialect.PutSession;
import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Many rows by statements of many rows, which leave alone what is the same and count what is not.
 *
 * <p>The driver could put a batch together by itself (rewriteBatchedStatements), but then nobody knows what was changed.
 */
final class MySqlBulkWriter implements BulkWriter {

    /** From here on a statement of many rows, which is prepared for their number, is faster than a batch. */
    private static final int LEAST = 50;

    /** After so many rows it is decided anew whether to look first at what is there. */
    private static final int SECTION_ROWS = 2_000;

    private static final int STATEMENT_ROWS = 500;

    /** For 500 keys of two columns MySQL 8.0 gives the key's index up and reads, and locks, the whole table; for 200 it does not. */
    private static final int READ_KEYS = 100;

    /** Four bytes each at most: a packet is a megabyte, or one row, and servers take 16 by default. */
    private static final int STATEMENT_CHARACTERS = 250_000;

    /** What a server says of a statement of several rows, in its own language: how many it had, replaced and warned of. */
    private static final Pattern COUNTS = Pattern.compile("\\D*(\\d+)\\D+(\\d+)\\D+\\d+\\D*");

    private final ColumnTypes types;
    private final MultiRowStatements statements;
    private final MultiRowStatements reads;
    private final boolean tellsCounts;

    /**
     * Makes the writer.
     *
     * @param types binds and reads values
     * @param tellsCounts whether a statement shows itself to be the driver's, which has more to tell than JDBC asks for
     */
    MySqlBulkWriter(ColumnTypes types, boolean tellsCounts) {
        this.types = types;
        this.statements = new MultiRowStatements(types, STATEMENT_ROWS, STATEMENT_CHARACTERS);
        this.reads = new MultiRowStatements(types, READ_KEYS, STATEMENT_CHARACTERS);
        this.tellsCounts = tellsCounts;
    }

    @Override
    public int least() {
        return LEAST;
    }

    @Override
    public <T> long write(WriteSession session, Table<T> table, List<T> rows, Instant now) throws SQLException {
        Connection connection = session.connection();
        TableStatements sql = new TableStatements(table);
        List<Column<T>> columns = table.columnsOfNew(now);
        if (!table.isKeyed()) {
            return statements.execute(connection, sql::write, columns, rows);
        }
        if (!tellsCounts) {
            return session.batch(table, rows, now);
        }
        // Rows that are the same are found by reading in a third of the time that it takes to write them. Texts are
        // not read: those that are there may be larger than the memory.
        boolean readable = table.values().stream().noneMatch(column -> column.type() == ColumnType.TEXT);
        boolean mostlyTheSame = false;
        long written = 0;
        for (int from = 0; from < rows.size(); from += SECTION_ROWS) {
            List<T> section = rows.subList(from, Math.min(from + SECTION_ROWS, rows.size()));
            List<T> others = readable && mostlyTheSame ? others(connection, sql, table, section) : section;
            long changed = statements.execute(connection, sql::write, columns, others, MySqlBulkWriter::upsert);
            mostlyTheSame = changed < section.size() / 2;
            written += changed;
        }
        return written;
    }

    /** Locks the rows that are there, as writing them would, and gives those that are other ones or new. */
    private <T> List<T> others(Connection connection, TableStatements sql, Table<T> table, List<T> rows)
            throws SQLException {
        Set<List<@Nullable Object>> stored = new HashSet<>();
        List<Column<T>> columns = table.columns();
        reads.execute(connection, sql::lock, table.keys(), rows, (statement, size) -> {
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    @Nullable Object[] values = new @Nullable Object[columns.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = types.get(row, i + 1, columns.get(i).type());
                    }
                    stored.add(Arrays.asList(values));
                }
            }
            return size;
        });
        List<T> others = new ArrayList<>();
        for (T row : rows) {
            @Nullable Object[] values = new @Nullable Object[columns.size()];
            Arrays.setAll(values, i -> columns.get(i).value().apply(row));
            if (!stored.contains(Arrays.asList(values))) {
                others.add(row);
            }
        }
        return others;
    }

    /**
     * Executes a statement that inserts rows or replaces others. JDBC's count has one for a row that was inserted and two for one
     * that was replaced, so it does not tell them apart.
     */
    private static long upsert(PreparedStatement statement, int rows) throws SQLException {
        long count = statement.executeLargeUpdate();
        if (rows == 1) {
            return Math.min(count, 1);
        }
        @Nullable
        String told =
                statement.unwrap(JdbcStatement.class).getResultSetInternal().getServerInfo();
        Matcher counts = COUNTS.matcher(told == null ? "" : told);
        if (!counts.matches() || Long.parseLong(counts.group(1)) != rows) {
            throw new SQLException("the server did not tell how many of " + rows + " rows it replaced, but: " + told);
        }
        return count - Long.parseLong(counts.group(2));
    }

    /**
     * By REPLACE: what is the same need not be left alone here. Of numbered rows the last one comes
     * first: it moves the numbers on behind all of them, else somebody else would be given one on the way.
     */
    @Override
    public <T> void put(PutSession session, StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        List<Stored<T>> rest = rows;
        if (columns.keys().get(0).type() == ColumnType.ID) {
            int last = rows.size() - 1;
            replace(session, columns, rows.subList(last, last + 1));
            rest = rows.subList(0, last);
        }
        replace(session, columns, rest);
    }

    private <T> void replace(PutSession session, StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        statements.execute(session.connection(), size -> columns.insert("REPLACE INTO", size), columns.columns(), rows);
    }
}
