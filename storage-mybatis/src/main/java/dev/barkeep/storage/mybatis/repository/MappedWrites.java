package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.mybatis.dialect.WriteSession;
import dev.barkeep.storage.mybatis.session.Session;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.session.SqlSession;

/**
 * Writes rows by a mapped statement.
 *
 * @param session the connection, in a transaction
 * @param mapper the mapper that has the statement
 * @param statement the name of the statement; it takes a {@link Row}
 * @param created becomes created_at of a new row
 * @param isWholeTransaction whether the rows that are written next are all of the transaction
 */
record MappedWrites(Session session, Class<?> mapper, String statement, Instant created, boolean isWholeTransaction)
        implements WriteSession {

    private static final int BATCH_SIZE = 1000;

    @Override
    public Connection connection() {
        return session.connection();
    }

    @Override
    public <T> long batch(Table<T> table, List<T> rows, Instant now) throws SQLException {
        String id = mapper.getName() + "." + statement;
        try {
            if (rows.size() == 1) {
                return rows(session.single(mapper).update(id, new Row<>(rows.get(0), created, now)));
            }
            SqlSession batch = session.batch(mapper);
            long written = 0;
            int pending = 0;
            for (T row : rows) {
                batch.update(id, new Row<>(row, created, now));
                if (++pending == BATCH_SIZE) {
                    written += flush(batch);
                    pending = 0;
                }
            }
            return written + flush(batch);
        } catch (PersistenceException e) {
            // A dialect that wants to know what went wrong asks for codes.
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof SQLException sql) {
                    throw sql;
                }
            }
            throw e;
        }
    }

    private static long flush(SqlSession batch) {
        long written = 0;
        for (BatchResult result : batch.flushStatements()) {
            for (int count : result.getUpdateCounts()) {
                written += rows(count);
            }
        }
        return written;
    }

    /** Rows of a count that is of one row; MySQL counts two for one that is replaced. */
    private static int rows(int count) {
        return Math.min(count, 1);
    }

    @Override
    public void echo(String sql, long started) {
        session.echo(sql, started);
    }
}
