package dev.barkeep.storage.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** Makes connections, and tells each what it needs, for its session or, behind a pooler, for each transaction. */
final class PostgresSource extends PGSimpleDataSource {

    private static final long serialVersionUID = 1L;

    /** Whatever the default of the server, the database or the user is. */
    private static final String READ_COMMITTED = "TRANSACTION ISOLATION LEVEL READ COMMITTED";

    private final @Nullable Duration lockLimit;
    private final boolean prepares;
    private final String transactions;

    /**
     * Makes a source.
     *
     * @param lockLimit how long to wait for a lock; {@code null} if the URL says it
     * @param prepares whether the URL says how statements are prepared
     * @param readOnly whether the server is to refuse whatever writes. Not by the driver's own setting: a pool takes that back
     */
    PostgresSource(@Nullable Duration lockLimit, boolean prepares, boolean readOnly) {
        this.lockLimit = lockLimit;
        this.prepares = prepares;
        this.transactions = READ_COMMITTED + (readOnly ? ", READ ONLY" : "");
    }

    /** What a new connection is told of locks; empty if the URL says it. By itself PostgreSQL waits for ever. */
    String lockSetting(String scope) {
        return lockLimit == null ? "" : "; SET " + scope + "lock_timeout = " + lockLimit.toMillis();
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        Connection connection = super.getConnection(user, password);
        boolean ready = false;
        try {
            tell(connection);
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    /** As a statement, and not among the options of the login, which a pooler may refuse. */
    private void tell(Connection connection) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        int threshold = driver.getPrepareThreshold();
        // Not even the question: a pooler may know its name from somebody else.
        driver.setPrepareThreshold(0);
        boolean behind = Poolers.look(connection, "SET " + transactions + lockSetting("LOCAL "));
        if (!behind) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION CHARACTERISTICS AS " + transactions + lockSetting(""));
            }
        } else if (getCurrentSchema() != null) {
            throw new SQLException(PostgresErrors.SCHEMA_BEHIND_POOLER);
        }
        if (!behind || prepares) {
            driver.setPrepareThreshold(threshold);
        }
    }
}
