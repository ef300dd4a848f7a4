package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.SessionRules;
import java.util.List;

@OnEveryServer
class MySqlSessionTest extends SessionRules {

    private final String sessions = "SELECT id FROM information_schema.processlist WHERE db = '" + database + "'";

    MySqlSessionTest(ServerKind kind) {
        super(kind);
    }

    @Override
    protected void killConnections() {
        List<String> found = server.query(database, sessions + " AND id <> CONNECTION_ID()");
        assertThat(found).isNotEmpty();
        found.forEach(id -> server.execute("KILL " + id));
        String left = sessions + " AND id IN (" + String.join(",", found) + ")";
        while (!server.query(database, left).isEmpty()) {
            Thread.onSpinWait();
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
}
