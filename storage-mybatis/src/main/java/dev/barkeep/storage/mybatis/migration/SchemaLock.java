package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/** Lets one at a time change the tables of a database. */
final class SchemaLock {

    private final Dialect dialect;
    private final String database;

    /**
     * Makes the lock.
     *
     * @param dialect the product of the database
     * @param database names the database in messages
     */
    SchemaLock(Dialect dialect, String database) {
        this.dialect = dialect;
        this.database = database;
    }

    /** What is done to the tables. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    /**
     * Does something in a transaction, under the lock.
     *
     * @param connection the database, in no transaction
     * @param patience how long to wait for others
     * @param step what to do
     * @throws SQLException from the driver, or of the step
     * @throws ConflictException if it was waited in vain
     */
    void hold(Connection connection, Duration patience, Step step) throws SQLException {
        dialect.begin(connection);
        boolean locked = false;
        try {
            dialect.lockSchema(connection, patience);
            locked = true;
            dialect.requireUsable(connection, database);
            step.run();
            Migrator.log.debug("Commit");
            dialect.commit(connection);
        } catch (SQLException | RuntimeException e) {
            tidy(() -> dialect.rollback(connection), e);
            if (locked) {
                tidy(() -> dialect.unlockSchema(connection), e);
            } else if (e instanceof SQLException waited && isConflict(waited)) {
                throw conflict(connection, patience, waited);
            }
            throw e;
        }
        dialect.unlockSchema(connection);
    }

    private boolean isConflict(SQLException error) {
        return ErrorMeaning.diagnose(error, dialect::meaning).meaning().kind() == ErrorMeaning.Kind.CONFLICT;
    }

    /** Says for whom it was waited, where the database knows. */
    private ConflictException conflict(Connection connection, Duration patience, SQLException waited) {
        String holder = "another process";
        try {
            holder = Objects.requireNonNullElse(dialect.schemaLockHolder(connection), holder);
        } catch (SQLException e) {
            waited.addSuppressed(e);
        }
        return new ConflictException(
                "the tables of " + database + " are being changed by " + holder + ", for longer than DB_POOL_TIMEOUT, "
                        + patience.toMillis() / 1000.0 + " s; wait for it or end it, and run this again",
                waited);
    }

    /** Does what is left to do after a failure, which stays the reason. */
    private static void tidy(Step step, Exception reason) {
        try {
            step.run();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
