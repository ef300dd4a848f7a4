package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.mybatis.migration.Migrations;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a server can do to a storage: end connections, find deadlocks, refuse logins, hold others' tables. */
class PostgresServerTest {

    private static final PortfolioPosition A = new PortfolioPosition("A", BigDecimal.ONE);
    private static final PortfolioPosition B = new PortfolioPosition("B", BigDecimal.TEN);

    private final TestServer server = TestServer.of(ServerKind.POSTGRESQL);
    private final String schema = server.newDatabase();

    private Storage open(String url) {
        return Storages.open(
                StorageConfig.builder().url(url).poolSize(2).maxOverflow(2).build());
    }

    private Storage open() {
        return open(server.url(schema));
    }

    private String value(String sql) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private List<String> tables() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = server.connect();
                ResultSet rows = connection.getMetaData().getTables(null, schema, null, new String[] {"TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    @Nested
    @DisplayName("what cannot be opened")
    class Refused {

        private final String url = server.url();

        private String with(String password, String database) {
            String login = url.substring(0, url.lastIndexOf('@'));
            String rest = url.substring(url.lastIndexOf('@'));
            return login.substring(0, login.lastIndexOf(':') + 1)
                    + password
                    + rest.substring(0, rest.lastIndexOf('/') + 1)
                    + database;
        }

        private ConfigurationException refusal(String refused) {
            ConfigurationException error = catchThrowableOfType(
                    ConfigurationException.class, () -> open(refused).close());
            assertThat(error).isNotNull();
            assertThat(printed(error)).doesNotContain("s3cret").doesNotContain(password());
            return error;
        }

        private String password() {
            String login = url.substring(0, url.lastIndexOf('@'));
            return login.substring(login.lastIndexOf(':') + 1);
        }

        @Test
        @DisplayName("a wrong password or database is named, without the password")
        void wrongLogin() {
            assertThat(refusal(with("s3cret", "postgres")).variable()).isEqualTo("DB_PASSWORD");
            assertThat(refusal(with(password(), "no_such_database")).variable()).isEqualTo("DB_NAME");
            assertThat(refusal(server.url("no_such_schema"))).hasMessageContaining("CREATE SCHEMA");
        }

        @ParameterizedTest
        @CsvSource({
            "postgresql://:s3cret@localhost/db, DB_USER",
            "postgresql://trader@localhost/db, DB_PASSWORD",
            "postgresql://trader:s3cret@localhost, DB_NAME"
        })
        @DisplayName("a URL without user, password or database is told what is missing")
        void missing(String incomplete, String variable) {
            ConfigurationException error = refusal(incomplete);
            assertThat(error.problem()).isEqualTo(Problem.MISSING_VALUE);
            assertThat(error.variable()).isEqualTo(variable);
        }

        @ParameterizedTest
        @ValueSource(strings = {"sslmod=s3cret", "sslmode=s3cret", "connectTimeout=s3cret"})
        @DisplayName("a parameter that the driver does not know, or a value that it does not take, is refused")
        void unknownParameter(String parameter) {
            assertThat(refusal(url + "?" + parameter).variable()).isEqualTo("DATABASE_URL");
        }

        @Test
        @DisplayName("a port at which nobody listens is unavailable")
        void wrongPort() throws IOException {
            int port;
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = socket.getLocalPort();
            }
            UnavailableException error = catchThrowableOfType(
                    UnavailableException.class,
                    () -> open("postgresql://trader:s3cret@127.0.0.1:" + port + "/db")
                            .close());
            assertThat(error).hasMessageContaining("127.0.0.1:" + port + "/db");
            assertThat(printed(error)).doesNotContain("s3cret");
        }

        private static String printed(Throwable error) {
            StringWriter text = new StringWriter();
            error.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        }
    }

    @Nested
    @DisplayName("a schema")
    class Schema {

        @Test
        @DisplayName("that is empty can be opened by several at once")
        void openedAtOnce() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Future<Integer>> versions = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    versions.add(threads.submit(() -> {
                        try (Storage storage = open()) {
                            storage.portfolioPositions().save(A);
                            return storage.info().schemaVersion();
                        }
                    }));
                }
                for (Future<Integer> version : versions) {
                    assertThat(version.get()).isEqualTo(new Migrations(PostgresDialect.class).newest());
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(value("SELECT count(*) FROM " + schema + ".storage_changelog"))
                    .isEqualTo(Integer.toString(new Migrations(PostgresDialect.class).newest()));
        }

        @Test
        @DisplayName("may have tables of others, unless they have our names: then it is refused untouched")
        void others() throws SQLException {
            server.execute("CREATE TABLE " + schema + ".orders (id INTEGER)");
            String second = server.newDatabase();
            server.execute("CREATE TABLE " + second + ".metadata (id INTEGER)");

            open().close();
            assertThat(tables()).contains("orders", "daily_data");

            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> open(server.url(second)).close())
                    .withMessageContaining("metadata");
            assertThat(value("SELECT count(*) FROM pg_tables WHERE schemaname = '" + second + "'"))
                    .isEqualTo("1");
        }

        @Test
        @DisplayName("of a newer version is refused untouched")
        void newer() throws SQLException {
            open().close();
            List<String> before = tables();
            server.execute("INSERT INTO " + schema + ".storage_changelog (id, applied_at, description)"
                    + " VALUES (9999, 'later', 'of a newer version')");

            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> open().close())
                    .withMessageContaining("9999");
            assertThat(tables()).isEqualTo(before);
        }

        @Test
        @DisplayName("that is ready can be read by a user who may make nothing in it; writing is refused as read only")
        void readOnlyUser() {
            try (Storage storage = open()) {
                storage.portfolioPositions().save(A);
            }
            String user = "reader_" + schema;
            server.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'reader'");
            try {
                server.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + user);
                server.execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO " + user);
                String url = server.url(schema);
                try (Storage storage = open("postgresql://" + user + ":reader" + url.substring(url.lastIndexOf('@')))) {
                    assertThat(storage.portfolioPositions().list()).containsExactly(A);
                    assertThatExceptionOfType(ReadOnlyException.class)
                            .isThrownBy(() -> storage.portfolioPositions().save(B));
                }
            } finally {
                server.execute("DROP OWNED BY " + user);
                server.execute("DROP ROLE " + user);
            }
        }

        @Test
        @DisplayName("can be named by a JDBC URL as well")
        void jdbcUrl() {
            String url = server.url(schema);
            int at = url.lastIndexOf('@');
            String[] login = url.substring(url.indexOf("//") + 2, at).split(":", 2);
            try (Storage storage = open(
                    "jdbc:postgresql://" + url.substring(at + 1) + "&user=" + login[0] + "&password=" + login[1])) {
                storage.portfolioPositions().save(A);
            }
            assertThat(value("SELECT ticker FROM " + schema + ".portfolio_positions"))
                    .isEqualTo("A");
        }
    }
}
