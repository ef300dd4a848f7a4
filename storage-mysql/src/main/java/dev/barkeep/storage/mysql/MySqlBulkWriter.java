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
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

    private static final int STATEMENT_ROWS = 500;

    /** Four bytes each at most: a packet is a megabyte, or one row, and servers take 16 by default. */
    private static final int STATEMENT_CHARACTERS = 250_000;

    /** What a server says of a statement of several rows, in its own language: how many it had, replaced and warned of. */
    private static final Pattern COUNTS = Pattern.compile("\\D*(\\d+)\\D+(\\d+)\\D+\\d+\\D*");

    private final ColumnTypes types;
    private final MultiRowStatements statements;
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
            return statements.execute(connection, size -> sql.write(columns, size), columns, rows);
        }
        if (!tellsCounts) {
            return session.batch(table, rows, now);
        }
        return new OtherRows<>(types, table)
                .write(
                        connection,
                        rows,
                        others -> statements.execute(
                                connection,
                                size -> sql.write(columns, size),
                                columns,
                                others,
                                MySqlBulkWriter::upsert));
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
