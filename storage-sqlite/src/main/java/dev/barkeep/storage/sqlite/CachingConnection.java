package dev.barkeep.storage.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.DB;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection that keeps its statements prepared. The driver prepares them anew each time, which takes longer than most of them run;
 * drivers of servers keep them as well. SQLite itself prepares a kept one again if the tables were changed.
 */
final class CachingConnection extends JDBC4Connection {

    /** How many are kept that nobody uses; the library has fewer. */
    static final int LIMIT = 100;

    /** Longer ones are those of many rows or keys: of every length another one. */
    static final int LONGEST = 2_000;

    /** Those that nobody uses, by their SQL, the one that was given back first in front. */
    private final Map<String, CachedStatement> idle = new LinkedHashMap<>();

    /**
     * Opens a database.
     *
     * @param url the JDBC URL
     * @param file the part of it that is the driver's file name
     * @param settings the driver's settings
     * @throws SQLException from the driver
     */
    CachingConnection(String url, String file, Properties settings) throws SQLException {
        super(url, file, settings);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holdability)
            throws SQLException {
        checkOpen();
        checkCursor(type, concurrency, holdability);
        @Nullable CachedStatement kept;
        synchronized (idle) {
            kept = idle.remove(sql);
        }
        return kept == null ? new CachedStatement(this, sql) : kept;
    }

    /** Takes a statement back; gives the one that is to be closed for it, which may be the same. */
    private @Nullable CachedStatement keep(CachedStatement statement) {
        synchronized (idle) {
            if (idle.putIfAbsent(statement.sql(), statement) != null) {
                return statement;
            }
            return idle.size() > LIMIT ? idle.remove(idle.keySet().iterator().next()) : null;
        }
    }

    private static final class CachedStatement extends JDBC4PreparedStatement {

        private final CachingConnection owner;
        private boolean poolable = true;

        CachedStatement(CachingConnection owner, String sql) throws SQLException {
            super(owner, sql);
            this.owner = owner;
        }

        String sql() {
            return sql;
        }

        /** One that closes by itself is not kept: whoever closed it again later would close it for its next user. */
        @Override
        public void closeOnCompletion() throws SQLException {
            poolable = false;
            super.closeOnCompletion();
        }

        @Override
        public void setPoolable(boolean poolable) {
            this.poolable = poolable;
        }

        @Override
        public boolean isPoolable() {
            return poolable;
        }

        @Override
        public void close() throws SQLException {
            if (!poolable || sql.length() > LONGEST || pointer.isClosed() || owner.isClosed()) {
                super.close();
                return;
            }
            rs.close();
            // Whatever it stands at, it holds no lock any more, and no value.
            pointer.safeRunConsume(DB::reset);
            batch = null;
            clearBatch();
            clearParameters();
            clearGeneratedKeys();
            @Nullable CachedStatement surplus = owner.keep(this);
            if (surplus != null) {
                surplus.poolable = false;
                surplus.close();
            }
        }
    }
}
