package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.MultiRowStatements;
import dev.barkeep.storage.mybatis.dialect.PutSession;
import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.Inserts;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Many rows by statements of many rows, past MyBatis: a statement costs about as much as a row does. An update count is the number of
 * rows that were inserted or changed.
 */
final class SqliteBulkWriter implements BulkWriter {

    /** Below this the statement of many rows is prepared in vain. */
    private static final int LEAST = 20;

    /** More rows gain nothing. The widest table has 1,300 parameters then, of the 32,766 that SQLite takes. */
    private static final int STATEMENT_ROWS = 100;

    /** In memory twice, as the driver copies what is bound. */
    private static final int STATEMENT_CHARACTERS = 1_000_000;

    private final MultiRowStatements inserts;

    SqliteBulkWriter(ColumnTypes types) {
        this.inserts = new MultiRowStatements(types, STATEMENT_ROWS, STATEMENT_CHARACTERS);
    }

    @Override
    public int least() {
        return LEAST;
    }

    @Override
    public <T> long write(WriteSession session, Table<T> table, List<T> rows, Instant now) throws SQLException {
        List<Column<T>> columns = table.columnsOfNew(now);
        String clause = table.isKeyed() ? Inserts.replacingOthers(table) : "";
        return inserts.execute(
                session.connection(),
                size -> Inserts.rows("INSERT INTO", table.name(), columns, size) + clause,
                columns,
                rows);
    }

    @Override
    public <T> void put(PutSession session, StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        inserts.execute(
                session.connection(),
                size -> columns.insert("INSERT INTO", size) + Inserts.replacing(columns),
                columns.columns(),
                rows);
    }
}
