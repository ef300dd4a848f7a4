package dev.barkeep.examples.h2;

import dev.barkeep.storage.mybatis.session.BulkWriter;
import dev.barkeep.storage.mybatis.session.UnitOfWork;
import java.util.Iterator;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.executor.BatchExecutorException;
import org.apache.ibatis.session.SqlSession;
import org.h2.api.ErrorCode;

/**
 * Row by row, which costs nothing in one process. H2's MERGE looks first and inserts then, and fails if somebody else commits a
 * row of the same key in between; begun again it sees that row.
 */
final class H2BulkWriter implements BulkWriter {

    /** Each needs yet another commit in a moment of microseconds. */
    private static final int ATTEMPTS = 100;

    @Override
    public long write(UnitOfWork work, String statement, Iterator<? extends Row<?>> rows) {
        SqlSession session = work.batch();
        long written = 0;
        while (rows.hasNext()) {
            written += write(session, statement, rows.next());
        }
        return written;
    }

    private static int write(SqlSession session, String statement, Row<?> row) {
        for (int attempt = 1; true; attempt++) {
            try {
                session.update(statement, row);
                return session.flushStatements().get(0).getUpdateCounts()[0];
            } catch (PersistenceException e) {
                if (attempt == ATTEMPTS || !isDuplicate(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean isDuplicate(PersistenceException e) {
        return e.getCause() instanceof BatchExecutorException batch
                && batch.getBatchUpdateException().getErrorCode() == ErrorCode.DUPLICATE_KEY_1;
    }
}
