package dev.barkeep.storage.mybatis.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.BatchExecutor;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.SimpleExecutor;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** A connection with the MyBatis sessions on it. Who made it decides on commit and rollback; closing it does neither. */
public final class Session implements AutoCloseable {

    private final SqlDatabase database;
    private final Configuration statements;
    private final Connection raw;
    private final Connection connection;
    private final boolean echo;
    private final Consumer<Session> whenClosed;
    private volatile boolean closed;
    private @Nullable SqlSession single;
    private @Nullable SqlSession batch;
    private boolean alone;
    private int portionToRead;

    Session(
            SqlDatabase database,
            Configuration statements,
            Connection raw,
            boolean echo,
            Consumer<Session> whenClosed) {
        this.database = database;
        this.statements = statements;
        this.whenClosed = whenClosed;
        this.raw = raw;
        this.echo = echo;
        this.connection = echo ? SqlEcho.wrap(raw) : raw;
    }

    /** Says that the connection does nothing else than to read one stream. */
    void streamAlone() {
        alone = true;
    }

    /**
     * Says how many rows may be read of a stream that is closed early.
     *
     * @return rows; 0 if closing does not have to read the rest
     */
    int portionToRead() {
        return portionToRead;
    }

    /** Ends the connection, on which there is more to be read than anybody wants: whatever closes its rows would read them. */
    void abandon() {
        database.abandon(raw);
        single = null;
        batch = null;
    }

    /**
     * Gives a mapper that executes each statement when it is called.
     *
     * @param <M> the mapper
     * @param type the mapper
     * @return the mapper, for the time of this session
     */
    public <M> M mapper(Class<M> type) {
        return single().getMapper(type);
    }

    /**
     * Gives a session that executes each statement when it is called, on the same connection.
     *
     * @param mapper whose statements it executes
     * @return the session, for the time of this session; not to be closed
     */
    public SqlSession single(Class<?> mapper) {
        return knowing(mapper, single());
    }

    private SqlSession single() {
        if (single == null) {
            single = session(new Uncached(statements, new Borrowed(connection)));
        }
        return single;
    }

    /**
     * Gives a session that collects statements until it is flushed, on the same connection.
     *
     * @param mapper whose statements it executes
     * @return the session, for the time of this session; not to be closed
     */
    public SqlSession batch(Class<?> mapper) {
        if (batch == null) {
            batch = session(new BatchExecutor(statements, new Borrowed(connection)));
        }
        return knowing(mapper, batch);
    }

    /** Statements are known from when their mapper was asked for. */
    private static SqlSession knowing(Class<?> mapper, SqlSession session) {
        session.getMapper(mapper);
        return session;
    }

    /**
     * Gives the connection, for bulk writing past MyBatis.
     *
     * @return the connection, for the time of this session; not to be closed, committed or rolled back
     */
    public Connection connection() {
        return connection;
    }

    /**
     * Logs a statement that did not go through JDBC, if statements are logged.
     *
     * @param sql the statement, without values
     * @param started when it began, as of {@link System#nanoTime}
     */
    public void echo(String sql, long started) {
        if (echo) {
            SqlEcho.log(sql, started);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** The connection as the pool gave it. */
    Connection raw() {
        return raw;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (batch != null) {
                batch.close();
            }
            if (single != null) {
                single.close();
            }
        } finally {
            whenClosed.accept(this);
        }
    }

    private SqlSession session(Executor executor) {
        return new DefaultSqlSession(statements, executor, false);
    }

    /**
     * Executes queries as they come. MyBatis's own makes a key of all parameters first, to look into a cache that is always empty; and
     * lets nobody near the statement of a cursor.
     */
    private final class Uncached extends SimpleExecutor {

        Uncached(Configuration statements, Transaction transaction) {
            super(statements, transaction);
        }

        @Override
        @SuppressWarnings("rawtypes") // As MyBatis declares it.
        public <E> List<E> query(MappedStatement statement, Object parameter, RowBounds bounds, ResultHandler results)
                throws SQLException {
            return doQuery(statement, parameter, bounds, results, statement.getBoundSql(parameter));
        }

        @Override
        protected <E> Cursor<E> doQueryCursor(
                MappedStatement statement, Object parameter, RowBounds bounds, BoundSql sql) throws SQLException {
            StatementHandler handler =
                    configuration.newStatementHandler(wrapper, statement, parameter, bounds, null, sql);
            Statement query = handler.prepare(connection, null);
            handler.parameterize(query);
            if (database.dialect().prepareStream(query, alone)) {
                portionToRead = statement.getFetchSize();
            }
            Cursor<E> cursor = handler.queryCursor(query);
            query.closeOnCompletion();
            return cursor;
        }
    }

    /** The connection as MyBatis sees it: the sessions come and go, the transaction is not theirs. */
    private record Borrowed(Connection connection) implements Transaction {

        @Override
        public Connection getConnection() {
            return connection;
        }

        @Override
        public void commit() {}

        @Override
        public void rollback() {}

        @Override
        public void close() {}

        @Override
        public @Nullable Integer getTimeout() {
            return null;
        }
    }
}
