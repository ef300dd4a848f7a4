package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.SessionRules;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PostgresSessionTest extends SessionRules {

    private final String sessions = "FROM pg_stat_activity WHERE application_name = '" + database + "'";

    PostgresSessionTest() {
        super(ServerKind.POSTGRESQL);
    }

    /** Named, so that the sessions of this test can be told from those of others. */
    @Override
    protected String url() {
        return super.url() + "&ApplicationName=" + database;
    }

    @Override
    protected void killConnections() {
        assertThat(server.query(database, "SELECT pg_terminate_backend(pid, 10000) " + sessions))
                .isNotEmpty();
    }

    @Override
    protected String lockWaits() {
        return "SELECT pid " + sessions + " AND wait_event_type = 'Lock'";
    }

    @Override
    protected String impatientUrl() {
        return url() + "&options=-c%20lock_timeout=1000";
    }

    @Test
    @DisplayName("a row that a check refuses is not told by its values, which would go to the host's log")
    void valuesOfCheckedRows() {
        try (Storage storage = open()) {
            server.execute("ALTER TABLE \"" + database + "\".metadata ADD CHECK (sector <> 'refused')");

            Throwable error = catchThrowable(
                    () -> storage.metadata().save(new Metadata("A", "Zq7", "refused", null, null, null)));

            assertThat(error).isInstanceOf(StorageException.class);
            assertThat(Throwables.getStackTrace(error))
                    .contains("check constraint")
                    .doesNotContain("Zq7");
        }
    }
}
