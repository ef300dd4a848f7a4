package dev.barkeep.storage.testservers;

import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.tck.drift.DriftTck;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Damaged tables on a server. */
public abstract class ServerDriftTck extends DriftTck {

    /** The server. */
    protected final TestServer server;

    /**
     * For subclasses.
     *
     * @param kind the server
     */
    protected ServerDriftTck(ServerKind kind) {
        this.server = TestServer.of(kind);
    }

    @Override
    protected final Database newDatabase() {
        String name = server.newDatabase();
        return new Database() {
            @Override
            public StorageConfig config() {
                return ServerRules.config(server.url(name)).build();
            }

            @Override
            public void execute(List<String> statements) throws SQLException {
                try (Connection connection = server.connect(name);
                        Statement statement = connection.createStatement()) {
                    connection.setAutoCommit(commitsEachStatement());
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                    if (!connection.getAutoCommit()) {
                        connection.commit();
                    }
                }
            }
        };
    }
}
