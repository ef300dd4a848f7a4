package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.testservers.OpaqueDataSource;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A pool of the host's. */
class PostgresHostDataSourceTest {

    private final TestServer server = TestServer.of(ServerKind.POSTGRESQL);
    /** The connection of a transaction that a framework has begun. */
    private final AtomicReference<@Nullable Connection> bound = new AtomicReference<>();

    private final HikariDataSource pool = new HikariDataSource() {
        @Override
        public Connection getConnection() throws SQLException {
            Connection framework = bound.get();
            return framework == null ? super.getConnection() : unclosable(framework);
        }
    };

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                PostgresHostDataSourceTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
    }

    @BeforeEach
    void openPool() throws SQLException {
        String url = server.url(server.newDatabase());
        try (Connection connection = server.connect()) {
            pool.setJdbcUrl(connection.getMetaData().getURL());
        }
        String[] login =
                url.substring(url.indexOf("//") + 2, url.lastIndexOf('@')).split(":", 2);
        pool.setUsername(login[0]);
        pool.setPassword(login[1]);
        pool.setSchema(url.substring(url.indexOf("currentSchema=") + "currentSchema=".length()));
        pool.setAutoCommit(false);
        pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(1_000);
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    private StorageConfig.Builder config() {
        return StorageConfig.builder().dataSource("postgresql", pool);
    }

    @Test
    @DisplayName("is used, its connections go back as they came, and it is not closed")
    void isUsed() throws SQLException {
        try (Storage storage = Storages.open(config().build())) {
            storage.portfolioPositions().save(new PortfolioPosition("A", BigDecimal.ONE));
            assertThat(storage.info().url()).startsWith("jdbc:postgresql://").doesNotContain(pool.getPassword());
        }

        assertThat(pool.isClosed()).isFalse();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
            assertThat(connection
                            .createStatement()
                            .executeQuery("TABLE portfolio_positions")
                            .next())
                    .isTrue();
        }
    }

    @Test
    @DisplayName("whose connections can be unwrapped takes many rows by COPY")
    void copies() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger("dev.barkeep.storage.sql");
        log.setLevel(Level.INFO);
        log.setAdditive(false);
        lines.start();
        log.addAppender(lines);
        try (Storage storage = Storages.open(config().sqlEcho(true).build())) {
            storage.portfolioPositions()
                    .saveAll(IntStream.range(0, 500)
                            .mapToObj(i -> new PortfolioPosition("T" + i, BigDecimal.TEN))
                            .toList());
        } finally {
            log.detachAppender(lines);
            log.setAdditive(true);
            log.setLevel(null);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.matches("[0-9.]+ ms: COPY .*"));
    }

    @Test
    @DisplayName("that has no connection left is unavailable, and who has them is told")
    void exhausted() {
        try (Storage storage = Storages.open(config().build())) {
            try (Transaction one = storage.begin();
                    Transaction two = storage.begin()) {
                UnavailableException error = catchThrowableOfType(
                        UnavailableException.class,
                        () -> storage.portfolioPositions().list());
                assertThat(error)
                        .hasMessageContaining("the postgresql database of the host's data source")
                        .hasMessageContaining("PostgresHostDataSourceTest.exhausted")
                        .hasMessageContaining("of 2 open ones");
                one.portfolioPositions().save(new PortfolioPosition("A", BigDecimal.ONE));
                two.rollback();
                one.commit();
            }
            assertThat(storage.portfolioPositions().list()).hasSize(1);
        }
    }

    @Test
    @DisplayName("keeps its connections when the storage is closed with a stream on one of them")
    void closedWithOpenStream() throws SQLException {
        pool.setMaximumPoolSize(1);
        Storage storage = Storages.open(config().build());
        String before = session();
        Stream<DailyData> open = storage.dailyData().streamAll();
        assertThat(open.isParallel()).isFalse();
        storage.close();

        assertThat(session()).isEqualTo(before);
    }

    private String session() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    @DisplayName(
            "that gives the connection of a framework's transaction is refused, and nothing of that is committed or undone")
    void transactionOfAFramework() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (a integer)");
            connection.commit();
        }
        try (Storage storage = Storages.open(config().build())) {
            storage.portfolioPositions().save(new PortfolioPosition("A", BigDecimal.ONE));
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO mine VALUES (1)");
                bound.set(connection);
                ConfigurationException refused = catchThrowableOfType(
                        ConfigurationException.class,
                        () -> storage.portfolioPositions().save(new PortfolioPosition("B", BigDecimal.ONE)));
                assertThat(refused.variable()).isEqualTo("dataSource");
                assertThat(refused).hasMessageContaining("in a transaction of somebody else");
                try (ResultSet rows = statement.executeQuery("TABLE mine")) {
                    assertThat(rows.next()).as("the transaction goes on").isTrue();
                }
                bound.set(null);
                connection.rollback();
            }
            assertThat(storage.portfolioPositions().list())
                    .extracting(PortfolioPosition::ticker)
                    .containsExactly("A");
        }
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("TABLE mine")) {
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    @DisplayName(
            "that cannot be used is named in the error, not the variables of a URL, and its words are not repeated")
    void refused() {
        pool.setPassword("s3cret");
        ConfigurationException wrong = catchThrowableOfType(
                ConfigurationException.class,
                () -> Storages.open(config().build()).close());
        assertThat(wrong.variable()).isEqualTo("dataSource");

        UnavailableException none = catchThrowableOfType(
                UnavailableException.class,
                () -> Storages.open(StorageConfig.builder()
                                .dataSource("postgresql", new OpaqueDataSource(() -> {
                                    throw new SQLException("No suitable driver found for jdbc:x://h/d?password=s3cret");
                                }))
                                .build())
                        .close());
        assertThat(none).hasMessageContaining("data source gave no connection");
        assertThat(none.getMessage()).doesNotContain("s3cret");
    }
}
