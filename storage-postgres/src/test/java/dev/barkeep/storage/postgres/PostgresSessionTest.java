package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.SessionRules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

class PostgresSessionTest extends SessionRules {

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
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(pg_terminate_backend(pid, 10000))"
                        + " FROM pg_stat_activity WHERE application_name = '" + database + "'")) {
            row.next();
            assertThat(row.getInt(1)).isPositive();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
