package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs migrations in the transaction and under the lock of its caller. Where the database can undo a change of its tables, scripts
 * and history happen together or not at all. Where it cannot, what is begun is recorded and committed first; the statements of such a
 * dialect can be run again over what an interruption left.
 */
final class Migrator {

    /** Whoever watches a migration sees each statement before it runs. */
    static final Logger log = LoggerFactory.getLogger("dev.barkeep.storage.migration");

    private final Dialect dialect;
    private final History history;

    /**
     * Makes a migrator.
     *
     * @param dialect the product of the database
     * @param history what was applied
     */
    Migrator(Dialect dialect, History history) {
        this.dialect = dialect;
        this.history = history;
    }

    /**
     * Applies migrations.
     *
     * @param connection in a transaction, which is one at the end as well
     * @param migrations in order
     * @throws SQLException from the driver
     */
    void apply(Connection connection, List<Migration> migrations) throws SQLException {
        for (Migration migration : migrations) {
            Instant started = History.now();
            if (dialect.undoesTables()) {
                run(connection, migration, migration.upStatements());
                history.add(connection, migration, started, History.State.DONE);
            } else {
                history.add(connection, migration, started, History.State.STARTED);
                goOn(connection);
                finish(connection, migration);
            }
            log.info("Applied migration {}", migration);
        }
    }

    /**
     * Takes migrations back.
     *
     * @param connection in a transaction, which is one at the end as well
     * @param migrations newest first
     * @throws SQLException from the driver
     */
    void undo(Connection connection, List<Migration> migrations) throws SQLException {
        for (Migration migration : migrations) {
            if (!dialect.undoesTables()) {
                history.set(connection, migration, History.State.UNDOING);
                goOn(connection);
            }
            takeBack(connection, migration);
            log.info("Took back migration {}", migration);
        }
    }

    /**
     * Finishes what was begun, the way it was begun; takes back what cannot be finished forward, unless the reason may pass or rows
     * would go.
     *
     * @param connection in a transaction, which is one at the end as well
     * @param migration which
     * @param begun how far it has come
     * @throws SQLException from the driver
     */
    void repair(Connection connection, Migration migration, History.State begun) throws SQLException {
        if (begun == History.State.UNDOING) {
            takeBack(connection, migration);
            log.info("Repaired: took back migration {}", migration);
            return;
        }
        try {
            finish(connection, migration);
        } catch (SQLException e) {
            if (!dialect.undoesTables() && mayTakeBack(connection, migration, e)) {
                tidyUp(connection, migration, e);
            }
            throw e;
        }
        log.info("Repaired: finished migration {}", migration);
    }

    /** What may pass is left for another try; so are tables with rows that somebody has stored meanwhile. */
    private boolean mayTakeBack(Connection connection, Migration migration, SQLException error) throws SQLException {
        boolean passes =
                switch (ErrorMeaning.diagnose(error, dialect::meaning).meaning().kind()) {
                    case CONFLICT, UNAVAILABLE, SESSION_LOST, FULL -> true;
                    default -> false;
                };
        if (passes || migration.number() > 1) {
            return !passes;
        }
        Set<String> there = LiveTables.names(connection);
        for (Table<?> table : Tables.ALL) {
            if (there.contains(table.name()) && History.hasRows(connection, table.name())) {
                return false;
            }
        }
        return true;
    }

    private void tidyUp(Connection connection, Migration migration, SQLException reason) {
        try {
            takeBack(connection, migration);
            log.warn("Could not finish migration {}, and took it back", migration, reason);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private void finish(Connection connection, Migration migration) throws SQLException {
        run(connection, migration, migration.upStatements());
        history.set(connection, migration, History.State.DONE);
        goOn(connection);
    }

    private void takeBack(Connection connection, Migration migration) throws SQLException {
        run(connection, migration, migration.undoStatements());
        history.remove(connection, migration);
        if (!dialect.undoesTables()) {
            goOn(connection);
        }
    }

    private void goOn(Connection connection) throws SQLException {
        log.debug("Commit");
        dialect.commit(connection);
        dialect.begin(connection);
    }

    private static void run(Connection connection, Migration migration, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                log.debug("Migration {}: {}", migration, sql);
                statement.execute(sql);
            }
        }
    }
}
