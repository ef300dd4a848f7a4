package dev.barkeep.storage.mybatis.session;

import java.util.Iterator;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.session.SqlSession;

/** The portable road: JDBC batches. For drivers that count the rows of each statement of a batch truly. */
public final class JdbcBatchWriter implements BulkWriter {

    private static final int BATCH_SIZE = 1000;

    /** Makes the writer. */
    public JdbcBatchWriter() {}

    @Override
    public long write(UnitOfWork work, String statement, Iterator<? extends Row<?>> rows) {
        SqlSession session = work.batch();
        long written = 0;
        int pending = 0;
        while (rows.hasNext()) {
            session.update(statement, rows.next());
            if (++pending == BATCH_SIZE) {
                written += flush(session);
                pending = 0;
            }
        }
        return written + flush(session);
    }

    private static long flush(SqlSession session) {
        long written = 0;
        for (BatchResult result : session.flushStatements()) {
            for (int count : result.getUpdateCounts()) {
                // Each is of one row; MySQL counts two for one that is replaced.
                written += Math.min(count, 1);
            }
        }
        return written;
    }
}
