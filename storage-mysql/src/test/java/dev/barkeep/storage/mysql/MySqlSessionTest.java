package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.SessionRules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(
        value = ServerKind.class,
        names = {"MYSQL", "MARIADB_11_4", "MARIADB_10_11"})
class MySqlSessionTest extends SessionRules {

    MySqlSessionTest(ServerKind kind) {
        super(kind);
    }

    @Override
    protected void killConnections() {
        String sessions =
                "SELECT id FROM information_schema.processlist WHERE db = '" + database + "' AND id <> CONNECTION_ID()";
        List<String> found = query(sessions);
        assertThat(found).isNotEmpty();
        found.forEach(id -> server.execute("KILL " + id));
        while (!query(sessions + " AND id IN (" + String.join(",", found) + ")").isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private List<String> query(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return values;
    }
}
