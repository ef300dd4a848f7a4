package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.OutcomeUnknownException;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.SessionRules;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnEveryServer
class MySqlSessionTest extends SessionRules {

    private static final int NO_SUCH_SESSION = 1094;

    private final String sessions = "SELECT id FROM information_schema.processlist WHERE db = '" + database + "'";

    MySqlSessionTest(ServerKind kind) {
        super(kind);
    }

    @Override
    protected void killConnections() {
        List<String> found = server.query(database, sessions + " AND id <> CONNECTION_ID()");
        assertThat(found).isNotEmpty();
        found.forEach(this::kill);
        String left = sessions + " AND id IN (" + String.join(",", found) + ")";
        while (!server.query(database, left).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** One that asked before may have been on its way out. */
    private void kill(String session) {
        try {
            server.execute("KILL " + session);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof SQLException reason) || reason.getErrorCode() != NO_SUCH_SESSION) {
                throw e;
            }
        }
    }

    @Override
    protected String lockWaits() {
        return sessions + " AND info LIKE 'INSERT%'";
    }

    @Override
    protected String impatientUrl() {
        return url() + "?sessionVariables=innodb_lock_wait_timeout=1";
    }

    @Test
    @DisplayName("a session that ends while a row is saved by itself leaves the outcome unknown, as that commits too")
    void withinOneStatement() throws Exception {
        PortfolioPosition position = new PortfolioPosition("A", BigDecimal.ONE);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        // In no database, so that it is not killed with the others and the lock stays.
        try (Storage storage = Storages.open(config(url()).build());
                Connection holder = server.connect();
                Statement statement = holder.createStatement()) {
            storage.portfolioPositions().save(position);
            holder.setAutoCommit(false);
            statement.executeUpdate("UPDATE " + database + ".portfolio_positions SET shares = 2");
            Future<@Nullable Throwable> waiter = thread.submit(
                    () -> catchThrowable(() -> storage.portfolioPositions().save(position)));
            while (server.query(database, lockWaits()).isEmpty()) {
                Thread.onSpinWait();
            }

            killConnections();

            assertThat(waiter.get()).isInstanceOf(OutcomeUnknownException.class);
            holder.rollback();
        } finally {
            thread.shutdownNow();
        }
    }
}
