package dev.barkeep.storage.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(ServerKind.class)
class TestServerTest {

    private final ServerKind kind;

    TestServerTest(ServerKind kind) {
        this.kind = kind;
    }

    @Test
    void isThereOnce() {
        assertThat(TestServer.of(kind)).isSameAs(TestServer.of(kind));
        assertThat(TestServer.of(kind).kind()).isEqualTo(kind);
    }

    @Test
    void hasItsOddSettingsInForce() throws SQLException {
        TestServer server = own();
        String database = server.newDatabase();

        if (kind == ServerKind.POSTGRESQL) {
            // Of its file: the driver sets those of the session.
            String setting = "SELECT setting FROM pg_file_settings WHERE applied AND name = ";
            assertThat(List.of(
                            value(server, database, setting + "'timezone'"),
                            value(server, database, setting + "'datestyle'"),
                            value(server, database, "SHOW default_transaction_isolation"),
                            value(server, database, "SELECT current_schema()")))
                    .containsExactly("Asia/Kathmandu", "SQL, DMY", "serializable", database);
        } else {
            // MariaDB has it under both names since 11.1.
            String isolation = kind == ServerKind.MARIADB_10_11 ? "tx_isolation" : "transaction_isolation";
            assertThat(List.of(
                            value(server, database, "SELECT @@global.sql_mode"),
                            value(server, database, "SELECT @@global.time_zone"),
                            value(server, database, "SELECT @@global." + isolation),
                            value(server, database, "SELECT @@collation_database"),
                            value(server, database, "SELECT @@max_connections"),
                            value(server, database, "SELECT DATABASE()")))
                    .containsExactly("", "+05:45", "REPEATABLE-READ", "latin1_swedish_ci", "300", database);
        }
    }

    @Test
    void isOfItsVersion() throws SQLException {
        TestServer server = own();

        assertThat(value(server, server.newDatabase(), "SELECT version()"))
                .matches(
                        switch (kind) {
                            case POSTGRESQL ->
                                "PostgreSQL " + ServerKind.postgresVersion().replaceFirst("\\.0$", "") + "\\b.*";
                            case MYSQL -> "8\\.0\\..*";
                            case MARIADB_11_4 -> "11\\.4\\..*MariaDB.*";
                            case MARIADB_10_11 -> "10\\.11\\..*MariaDB.*";
                        });
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        ServerUrl url = ServerUrl.parse(own().url());
        String user = url.login().split(":", 2)[0];

        for (String login : List.of(user + ":wrong", user + ":", "nobody:")) {
            ServerUrl other = new ServerUrl(url.scheme(), login, url.address(), url.database(), url.query());
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> other.connect().close());
        }
    }

    @Test
    void isStoppedByNoTestWhileItIsShared() {
        TestServer server = own();

        assertThatIllegalStateException().isThrownBy(server::close).withMessageContaining("startOwn");
        assertThatIllegalStateException().isThrownBy(() -> server.stop(TestServer.Stop.CLEAN));
    }

    @Test
    void comesBackWithItsDataOnItsPort() throws SQLException {
        Path folder;
        try (TestServer server = TestServer.startOwn(kind)) {
            folder = server.process().orElseThrow().folder();
            String database = server.newDatabase();
            String table = database + ".kept";
            server.execute("CREATE TABLE " + table + " (n INTEGER)");
            for (TestServer.Stop how : TestServer.Stop.values()) {
                server.execute("INSERT INTO " + table + " VALUES (1)");
                server.stop(how);
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> server.connect().close());
                server.start();
            }
            assertThat(value(server, database, "SELECT count(*) FROM " + table)).isEqualTo("2");
        }
        assertThat(folder).doesNotExist();
    }

    @Test
    void goesWithTheJvmThatWasKilled() throws Exception {
        own();
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndWait.class.getName(),
                        kind.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String folder;
        try (BufferedReader said = jvm.inputReader(StandardCharsets.UTF_8)) {
            folder = said.readLine();
            assertThat(folder).contains("barkeep-");
            List<ProcessHandle> server = ProcessHandle.allProcesses()
                    .filter(process -> process.info().commandLine().orElse("").contains(folder))
                    .toList();
            // The script and what it runs.
            assertThat(server).hasSizeGreaterThanOrEqualTo(2);

            jvm.destroyForcibly();

            for (ProcessHandle process : server) {
                process.onExit().get(60, TimeUnit.SECONDS);
            }
        } finally {
            jvm.destroyForcibly();
        }
        assertThat(Files.exists(Path.of(folder))).isFalse();
    }

    private TestServer own() {
        TestServer server = TestServer.of(kind);
        Assumptions.assumeTrue(server.isOwn(), () -> {
            String reason = "not run on " + kind + ": a server that is given or in Docker has settings of its own";
            System.out.println(reason);
            return reason;
        });
        return server;
    }

    private static String value(TestServer server, String database, String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
