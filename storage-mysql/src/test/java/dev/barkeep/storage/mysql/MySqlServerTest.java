package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.mybatis.migration.Migrations;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.testservers.OpaqueDataSource;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a server can do to a storage: end connections, find deadlocks, refuse logins, hold others' tables, have odd defaults. */
@ParameterizedClass
@EnumSource(
        value = ServerKind.class,
        names = {"MYSQL", "MARIADB_11_4", "MARIADB_10_11"})
class MySqlServerTest {

    private static final PortfolioPosition A = new PortfolioPosition("A", BigDecimal.ONE);
    private static final PortfolioPosition B = new PortfolioPosition("B", BigDecimal.TEN);

    private final TestServer server;
    private final String database;
    private final DatabaseUrl url;

    MySqlServerTest(ServerKind kind) {
        server = TestServer.of(kind);
        database = server.newDatabase();
        url = DatabaseUrl.parse(server.url(database));
    }

    private static Storage open(String url) {
        return Storages.open(config(url).build());
    }

    private static StorageConfig.Builder config(String url) {
        return StorageConfig.builder().url(url).poolSize(2).maxOverflow(2);
    }

    private Storage open() {
        return open(url.reveal());
    }

    private String password() {
        return Objects.requireNonNull(url.password()).reveal();
    }

    private String as(String user, String password, String name) {
        return "mysql://" + user + ":" + password + "@" + url.host() + ":" + url.port() + "/" + name;
    }

    private List<String> query(String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return values;
    }

    private List<String> tables() {
        return query("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1");
    }

    private void makeUser(String user, String... grants) {
        server.execute("CREATE USER '" + user + "'@'%' IDENTIFIED BY 'wr1ter'");
        for (String grant : grants) {
            server.execute("GRANT " + grant + " TO '" + user + "'@'%'");
        }
    }

    private static List<DailyData> bars(int count, BigDecimal price) {
        return IntStream.range(0, count)
                .mapToObj(day ->
                        new DailyData("T", LocalDate.of(1970, 1, 1).plusDays(day), price, price, price, price, day))
                .toList();
    }

    @Test
    @DisplayName("a lock that is not free in time is a conflict, and undoes the whole transaction, not one statement")
    void lockTimeout() {
        try (Storage storage = open();
                Storage impatient = open(url.reveal() + "?sessionVariables=innodb_lock_wait_timeout=1");
                Transaction holder = storage.begin();
                Transaction waiter = impatient.begin()) {
            holder.portfolioPositions().save(A);
            waiter.portfolioPositions().save(B);

            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> waiter.portfolioPositions().save(A));

            holder.commit();
            assertThat(storage.portfolioPositions().list()).containsExactly(A);
        }
    }

    @Test
    @DisplayName("a close stops the statement that waits for somebody's lock, long before the server would")
    void closeStopsStatements() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Storage storage = open();
                Transaction holder = storage.begin()) {
            holder.portfolioPositions().save(A);
            Storage closed = open();
            Future<@Nullable Throwable> waiter = thread.submit(
                    () -> catchThrowable(() -> closed.portfolioPositions().save(A)));
            while (query("SELECT id FROM information_schema.processlist WHERE db = '" + database
                            + "' AND info LIKE 'INSERT%'")
                    .isEmpty()) {
                Thread.onSpinWait();
            }

            closed.close();

            // The server would give up after 50 seconds.
            assertThat(waiter.get(20, TimeUnit.SECONDS)).isInstanceOf(ClosedException.class);
        } finally {
            thread.shutdownNow();
        }
    }

    @Nested
    @DisplayName("what cannot be opened")
    class Refused {

        private ConfigurationException refusal(String refused) {
            ConfigurationException error = catchThrowableOfType(
                    ConfigurationException.class, () -> open(refused).close());
            assertThat(error).isNotNull();
            StringWriter printed = new StringWriter();
            error.printStackTrace(new PrintWriter(printed, true));
            assertThat(printed.toString()).doesNotContain("s3cret").doesNotContain(password());
            return error;
        }

        @Test
        @DisplayName("a wrong password or database is named, without the password")
        void wrongLogin() {
            String user = Objects.requireNonNull(url.user());
            assertThat(refusal(as(user, "s3cret", database)).variable()).isEqualTo("DB_PASSWORD");
            assertThat(refusal(server.url("no_such_database")).variable()).isEqualTo("DB_NAME");
        }

        @Test
        @DisplayName("a database that the user may not use is named")
        void forbiddenDatabase() {
            String user = database.substring(0, 16);
            makeUser(user);
            try {
                assertThat(refusal(as(user, "wr1ter", database)).variable()).isEqualTo("DB_NAME");
            } finally {
                server.execute("DROP USER '" + user + "'");
            }
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
                    () -> open("mysql://trader:s3cret@127.0.0.1:" + port + "/db")
                            .close());
            assertThat(error).hasMessageContaining("127.0.0.1:" + port + "/db");
            assertThat(error.getMessage()).doesNotContain("s3cret");
        }

        @Test
        @DisplayName("a data source of the host that does not count what was changed, by its properties or by a trial")
        void miscounting() {
            MysqlDataSource source = new MysqlDataSource();
            source.setURL("jdbc:mysql://" + url.host() + ":" + url.port() + "/" + database
                    + "?sessionVariables=sql_mode=STRICT_ALL_TABLES");
            source.setUser(url.user());
            source.setPassword(password());
            for (StorageConfig.Builder config : List.of(
                    StorageConfig.builder().dataSource("mysql", source),
                    StorageConfig.builder().dataSource("mysql", new OpaqueDataSource(source::getConnection)))) {
                assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> Storages.open(config.build()).close())
                        .withMessageContaining("useAffectedRows=true");
            }
            assertThat(tables()).isEmpty();
        }

        @Test
        @DisplayName("a data source of the host whose sessions are not strict")
        void lax() {
            MysqlDataSource source = new MysqlDataSource();
            source.setURL("jdbc:mysql://" + url.host() + ":" + url.port() + "/" + database
                    + "?useAffectedRows=true&jdbcCompliantTruncation=false&sessionVariables=sql_mode=''");
            source.setUser(url.user());
            source.setPassword(password());
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> Storages.open(StorageConfig.builder()
                                    .dataSource("mysql", source)
                                    .build())
                            .close())
                    .withMessageContaining("sql_mode");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"completion_type=1", "sql_select_limit=2", "sql_safe_updates=1", "character_set_results=latin1"})
    @DisplayName("a data source of the host whose sessions cut, refuse or begin what nobody asked for is refused")
    void oddSessions(String setting) {
        MysqlDataSource source = new MysqlDataSource();
        source.setURL("jdbc:mysql://" + url.host() + ":" + url.port() + "/" + database
                + "?useAffectedRows=true&characterEncoding=UTF-8&connectionCollation=utf8mb4_bin"
                + "&sessionVariables=sql_mode=STRICT_ALL_TABLES");
        source.setUser(url.user());
        source.setPassword(password());
        Storages.open(StorageConfig.builder().dataSource("mysql", source).build())
                .close();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Storages.open(StorageConfig.builder()
                                .dataSource("mysql", new OpaqueDataSource(() -> {
                                    Connection connection = source.getConnection();
                                    try (Statement statement = connection.createStatement()) {
                                        statement.execute("SET SESSION " + setting);
                                    }
                                    return connection;
                                }))
                                .build())
                        .close());
    }

    @Test
    @DisplayName("many rows do not wait for rows of others, also where the table has hardly more than them")
    void manyBesideOthers() throws SQLException {
        try (Storage storage = open();
                Connection other = server.connect(database)) {
            storage.portfolioPositions().saveAll(positions(3_000, BigDecimal.ONE));
            storage.portfolioPositions().save(new PortfolioPosition("ZZZ", BigDecimal.ONE));
            server.execute("ANALYZE TABLE " + database + ".portfolio_positions");
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.executeUpdate("UPDATE portfolio_positions SET shares = 2 WHERE ticker = 'ZZZ'");
                SaveResult saved =
                        storage.inTransaction(tx -> tx.portfolioPositions().saveAll(positions(3_000, BigDecimal.TEN)));
                assertThat(saved).isEqualTo(new SaveResult(3_000, 0));
            }
            other.rollback();
        }
    }

    private static List<PortfolioPosition> positions(int count, BigDecimal shares) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PortfolioPosition("A" + i, shares))
                .toList();
    }

    @Test
    @DisplayName("odd defaults of server, database and session move, cut and hide nothing")
    void oddDefaults() {
        String odd = server.newDatabase();
        server.execute("ALTER DATABASE " + odd + " CHARACTER SET latin1 COLLATE latin1_swedish_ci");
        Instant moment = Instant.parse("2024-03-10T07:30:00.123456Z");
        IntradayData bar = new IntradayData(
                "A", BarInterval.ONE_MINUTE, moment, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, 1);
        SystemEvent event = new SystemEvent("TYPE ", "€😀 ", null, "Ä");
        try (Storage storage = open(server.url(odd) + "?connectionTimeZone=America/New_York&characterEncoding=latin1"
                + "&maxRows=1&useAffectedRows=false&rewriteBatchedStatements=true&characterSetResults=latin1"
                + "&compensateOnDuplicateKeyUpdateCounts=true&sessionVariables=completion_type=1,"
                + "sql_mode='',time_zone='-05:00',default_storage_engine=MyISAM,sql_safe_updates=1,sql_select_limit=1,"
                + "autocommit=0")) {
            assertThat(storage.intradayData().save(bar)).isEqualTo(new SaveResult(1, 0));
            assertThat(storage.intradayData().save(bar)).isEqualTo(new SaveResult(0, 1));
            assertThat(storage.dailyData().saveAll(bars(100, BigDecimal.ONE))).isEqualTo(new SaveResult(100, 0));
            assertThat(storage.dailyData().saveAll(bars(10, BigDecimal.TEN))).isEqualTo(new SaveResult(10, 0));
            storage.systemEvents().append(event);

            assertThat(storage.intradayData().findRange(new IntradaySeries("A", BarInterval.ONE_MINUTE), Range.all()))
                    .containsExactly(bar);
            assertThat(storage.dailyData().findRange("T", Range.all())).hasSize(100);
            assertThat(storage.systemEvents().findLatest(EventFilter.ALL, 10))
                    .singleElement()
                    .satisfies(stored -> assertThat(stored.value()).isEqualTo(event));
            assertThat(storage.dailyData().deleteBefore(LocalDate.of(1970, 1, 11)))
                    .isEqualTo(10);
        }
        assertThat(query("SELECT datetime FROM " + odd + ".intraday_data"))
                .containsExactly("2024-03-10 07:30:00.123456");
        assertThat(query("SELECT DISTINCT engine FROM information_schema.tables WHERE table_schema = '" + odd + "'"))
                .containsExactly("InnoDB");
    }

    @Test
    @DisplayName("a row that is larger than a packet is refused, and says which setting to raise")
    void packetTooBig() {
        try (Storage storage = open(url.reveal() + "?maxAllowedPacket=20000")) {
            assertThatExceptionOfType(UnexpectedException.class)
                    .isThrownBy(() ->
                            storage.metadata().save(new Metadata("T", "x".repeat(30_000), null, null, null, null)))
                    .withMessageContaining("max_allowed_packet");
        }
    }

    @Nested
    @DisplayName("a database")
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
                    assertThat(version.get()).isEqualTo(new Migrations(MySqlDialect.class).newest());
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(query("SELECT COUNT(*) FROM storage_changelog")).containsExactly("1");
        }

        @Test
        @DisplayName("whose tables another process changes for longer than DB_POOL_TIMEOUT is a conflict")
        void locked() throws SQLException {
            try (Connection other = server.connect(database); ) {
                new MySqlDialect().lockSchema(other, Duration.ofSeconds(1));
                assertThatExceptionOfType(ConflictException.class)
                        .isThrownBy(() -> Storages.open(config(url.reveal())
                                        .poolTimeout(Duration.ofSeconds(1))
                                        .build())
                                .close());
                assertThat(tables()).isEmpty();
                new MySqlDialect().unlockSchema(other);
            }
            open().close();
            assertThat(tables()).contains("daily_data");
        }

        @Test
        @DisplayName(
                "whose first migration stopped half-way is finished by the next open, with the rows that are there")
        void interrupted() {
            String user = database.substring(0, 16);
            makeUser(
                    user,
                    "SELECT, INSERT ON " + database + ".*",
                    "CREATE ON " + database + ".storage_changelog",
                    "CREATE ON " + database + ".daily_data",
                    "CREATE ON " + database + ".intraday_data");
            try {
                assertThatExceptionOfType(ReadOnlyException.class)
                        .isThrownBy(() -> open(as(user, "wr1ter", database)).close());
            } finally {
                server.execute("DROP USER '" + user + "'");
            }
            assertThat(tables()).containsExactly("daily_data", "intraday_data", "storage_changelog");
            server.execute(
                    "INSERT INTO " + database + ".daily_data VALUES ('T', '2024-01-02', 1, 1, 1, 1, 1, NULL, NULL,"
                            + " '2024-01-02', '2024-01-02')");

            try (Storage storage = open()) {
                assertThat(storage.dailyData().findRange("T", Range.all())).hasSize(1);
                storage.portfolioPositions().save(A);
                assertThat(storage.info().schemaVersion()).isEqualTo(new Migrations(MySqlDialect.class).newest());
            }
            assertThat(query("SELECT COUNT(*) FROM storage_changelog")).containsExactly("1");
        }

        @Test
        @DisplayName("may have tables of others, unless they have our names: then it is refused untouched")
        void others() {
            server.execute("CREATE TABLE " + database + ".orders (id INT)");
            String second = server.newDatabase();
            server.execute("CREATE TABLE " + second + ".metadata (id INT)");

            open().close();
            assertThat(tables()).contains("orders", "daily_data");

            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> open(server.url(second)).close())
                    .withMessageContaining("metadata");
            assertThat(query("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '" + second + "'"))
                    .containsExactly("1");
        }

        @Test
        @DisplayName("of a newer version is refused untouched")
        void newer() {
            open().close();
            List<String> before = tables();
            server.execute("INSERT INTO " + database + ".storage_changelog (id, applied_at, description)"
                    + " VALUES (9999, 'later', 'of a newer version')");

            assertThatExceptionOfType(SchemaMismatchException.class)
                    .isThrownBy(() -> open().close())
                    .withMessageContaining("9999");
            assertThat(tables()).isEqualTo(before);
        }

        @Test
        @DisplayName(
                "that is ready can be written by a user who may make no tables, not even temporary ones; counts stay true")
        void writerWithoutTables() {
            open().close();
            String user = database.substring(0, 16);
            makeUser(user, "SELECT, INSERT, UPDATE, DELETE ON " + database + ".*");
            try (Storage storage = open(as(user, "wr1ter", database))) {
                assertThat(storage.dailyData().saveAll(bars(300, BigDecimal.ONE)))
                        .isEqualTo(new SaveResult(300, 0));
                assertThat(storage.dailyData().saveAll(bars(300, BigDecimal.ONE)))
                        .isEqualTo(new SaveResult(0, 300));
                assertThat(storage.dailyData().saveAll(bars(200, BigDecimal.TEN)))
                        .isEqualTo(new SaveResult(200, 0));
                assertThat(storage.dailyData().findRange("T", Range.all())).hasSize(300);
            } finally {
                server.execute("DROP USER '" + user + "'");
            }
        }

        @Test
        @DisplayName("that is ready can be read by a user who may write nothing; writing is refused as read only")
        void readOnlyUser() {
            try (Storage storage = open()) {
                storage.portfolioPositions().save(A);
            }
            String user = database.substring(0, 16);
            makeUser(user, "SELECT ON " + database + ".*");
            try (Storage storage = open(as(user, "wr1ter", database))) {
                assertThat(storage.portfolioPositions().list()).containsExactly(A);
                assertThatExceptionOfType(ReadOnlyException.class)
                        .isThrownBy(() -> storage.portfolioPositions().save(B));
            } finally {
                server.execute("DROP USER '" + user + "'");
            }
        }

        @Test
        @DisplayName("can be named by the JDBC URL of either product as well")
        void jdbcUrl() {
            for (String product : List.of("mysql", "mariadb")) {
                try (Storage storage = open("jdbc:" + product + "://" + url.host() + ":" + url.port() + "/" + database
                        + "?user=" + url.user() + "&password="
                        + URLEncoder.encode(password(), StandardCharsets.UTF_8))) {
                    storage.portfolioPositions().save(A);
                }
            }
            assertThat(query("SELECT ticker FROM portfolio_positions")).containsExactly("A");
        }
    }
}
