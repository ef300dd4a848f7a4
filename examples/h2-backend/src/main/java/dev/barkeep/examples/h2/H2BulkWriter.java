package dev.barkeep.examples.h2;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.PutSession;
import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.h2.api.ErrorCode;

/**
 * Row by row, which costs nothing in one process. H2's MERGE looks first and inserts then, and fails if somebody else commits a
 * row of the same key in between; begun again it sees that row.
 */
final class H2BulkWriter implements BulkWriter {

    /** Each needs yet another commit in a moment of microseconds. */
    private static final int ATTEMPTS = 100;

    @Override
    public <T> long write(WriteSession session, Table<T> table, List<T> rows, Instant now) throws SQLException {
        long written = 0;
        for (T row : rows) {
            written += writeOne(session, table, List.of(row), now);
        }
        return written;
    }

    private static <T> long writeOne(WriteSession session, Table<T> table, List<T> row, Instant now)
            throws SQLException {
        for (int attempt = 1; true; attempt++) {
            try {
                return session.batch(table, row, now);
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || e.getErrorCode() != ErrorCode.DUPLICATE_KEY_1) {
                    throw e;
                }
            }
        }
    }

    /** A row that somebody else commits between its delete and its insert is deleted the next time. */
    @Override
    public <T> void put(PutSession session, StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        for (int attempt = 1; true; attempt++) {
            try {
                session.batch(columns, rows);
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || e.getErrorCode() != ErrorCode.DUPLICATE_KEY_1) {
                    throw e;
                }
            }
        }
    }
}
