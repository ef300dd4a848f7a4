package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.SessionRules;

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
}
