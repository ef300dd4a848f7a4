package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.PutSession;
import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** Row by row, which costs nothing in one process. */
final class SqliteBulkWriter implements BulkWriter {

    @Override
    public <T> long write(WriteSession session, Table<T> table, Iterator<T> rows, Instant now) throws SQLException {
        return session.batch(table, rows, now);
    }

    /** One statement for two: the rows are found once. */
    @Override
    public <T> void put(PutSession session, StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        session.batch(columns, rows, columns.insert("INSERT OR REPLACE INTO", 1));
    }
}
