package dev.barkeep.storage.mybatis;

import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The tables of a database whose transactions are JDBC's, under the lock of its dialect. */
final class DialectSchema extends DatabaseSchema {

    private final Dialect dialect;
    private final Duration patience;

    DialectSchema(Dialect dialect, String database, Duration patience) {
        super(database, dialect.migrations());
        this.dialect = dialect;
        this.patience = patience;
    }

    /** A schema that is current is only read, so that a user without the right to make tables can open it. */
    @Override
    public void migrate(Connection connection) throws SQLException {
        change(connection, () -> isOurs(connection) && !migrator().isPending(connection), () -> {
            // Again, now that nobody else can: it may have been made in the meantime.
            isOurs(connection);
            migrator().migrate(connection);
        });
    }

    @Override
    public void rollbackTo(Connection connection, int version) throws SQLException {
        change(connection, () -> false, () -> migrator().rollbackTo(connection, version, isOurs(connection)));
    }

    private void change(Connection connection, Check unnecessary, Step step) throws SQLException {
        connection.setAutoCommit(false);
        boolean locked = false;
        try {
            if (!unnecessary.holds()) {
                dialect.lockSchema(connection, patience);
                locked = true;
                step.run();
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            tidy(connection::rollback, e);
            if (locked) {
                tidy(() -> dialect.unlockSchema(connection), e);
            }
            tidy(() -> connection.setAutoCommit(true), e);
            throw e;
        }
        if (locked) {
            dialect.unlockSchema(connection);
        }
        connection.setAutoCommit(true);
    }

    /** Does what is left to do after a failure, which stays the reason. */
    private static void tidy(Step step, Exception reason) {
        try {
            step.run();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** A question to the database. */
    private interface Check {
        boolean holds() throws SQLException;
    }

    /** What is done to the tables. */
    private interface Step {
        void run() throws SQLException;
    }
}
