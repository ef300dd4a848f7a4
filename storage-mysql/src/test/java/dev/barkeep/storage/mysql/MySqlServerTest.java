package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.testservers.OpaqueDataSource;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.ServerRules;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the servers, databases and sessions of others are like: odd defaults, and data sources that are not ours. */
@OnEveryServer
class MySqlServerTest extends ServerRules {

    private static final String STRICT = "sessionVariables=sql_mode=STRICT_ALL_TABLES";

    MySqlServerTest(ServerKind kind) {
        super(kind);
    }

    /** Makes a data source of the host. */
    private MysqlDataSource source(String parameters) {
        DatabaseUrl url = DatabaseUrl.parse(url());
        MysqlDataSource source = new MysqlDataSource();
        source.setURL("jdbc:mysql://" + url.host() + ":" + url.port() + "/" + database + "?" + parameters);
        source.setUser(url.user());
        source.setPassword(Objects.requireNonNull(url.password()).reveal());
        return source;
    }

    private static Storage open(DataSource source) {
        return Storages.open(StorageConfig.builder().dataSource("mysql", source).build());
    }

    @Test
    @DisplayName("a row that is saved by itself is one way to the server and back")
    void oneWay() throws SQLException {
        try (Storage storage =
                Storages.open(config(url()).poolSize(1).maxOverflow(0).build())) {
            // What is asked for but once: the statement is prepared.
            storage.portfolioPositions().save(new PortfolioPosition("A", BigDecimal.ONE));
            long first = questions();
            long before = questions();
            long ofTheQuery = before - first;

            for (int shares = 1; shares <= 10; shares++) {
                storage.portfolioPositions().save(new PortfolioPosition("B", BigDecimal.valueOf(shares)));
            }

            assertThat(questions() - before - ofTheQuery).isEqualTo(10);
        }
    }

    @Test
    @DisplayName("a stream that is closed early reads little of the rest, or none and ends its connection")
    void closesStreamsEarly() {
        List<DailyData> bars = MySqlSchemaTest.bars(20_000, BigDecimal.ONE);
        int most = bars.size() - 100;
        String session =
                "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()";
        try (Storage storage =
                Storages.open(config(url()).poolSize(1).maxOverflow(0).build())) {
            storage.dailyData().saveAll(bars);
            String first = only(session);

            try (Stream<DailyData> stream = storage.dailyData().streamAll()) {
                assertThat(stream.limit(most)).hasSize(most);
            }
            assertThat(storage.dailyData().overview()).hasSize(1);
            assertThat(only(session)).isEqualTo(first);

            try (Stream<DailyData> stream = storage.dailyData().streamAll()) {
                assertThat(stream.findFirst()).contains(bars.get(0));
            }
            assertThat(storage.dailyData().overview()).hasSize(1);
            assertThat(only(session)).isNotEqualTo(first);
        }
    }

    @Test
    @DisplayName("a statement that was first executed with a cursor, in a transaction, is not executed without one")
    void statementsOfCursors() {
        // More than a portion of the cursor.
        List<Metadata> companies = IntStream.range(100, 300)
                .mapToObj(i -> new Metadata("T" + i, "name", "sector", null, null, Instant.EPOCH))
                .toList();
        try (Storage storage =
                Storages.open(config(url()).poolSize(1).maxOverflow(0).build())) {
            storage.metadata().saveAll(companies);

            storage.useTransaction(tx -> assertThat(streamed(tx)).isEqualTo(companies));
            assertThat(streamed(storage)).isEqualTo(companies);
        }
    }

    @Test
    @DisplayName("a host whose lists have cursors gets the streams of the same statement right")
    void cursorsOfHosts() {
        List<DailyData> bars = MySqlSchemaTest.bars(200, BigDecimal.ONE);
        HikariConfig settings = new HikariConfig();
        settings.setMaximumPoolSize(1);
        settings.setDataSource(source("useAffectedRows=true&characterEncoding=UTF-8&connectionCollation=utf8mb4_bin"
                + "&useCursorFetch=true&defaultFetchSize=50&cachePrepStmts=true&" + STRICT));
        try (HikariDataSource pool = new HikariDataSource(settings);
                Storage storage = open(pool)) {
            storage.dailyData().saveAll(bars);

            assertThat(storage.dailyData().findRange("T", Range.all())).isEqualTo(bars);
            try (Stream<DailyData> stream = storage.dailyData().stream("T", Range.all())) {
                assertThat(stream.toList()).isEqualTo(bars);
            }
        }
    }

    /** The row of a query, when there is one alone: the server takes its time to see a session off. */
    private String only(String query) {
        List<String> rows = server.query(database, query);
        while (rows.size() != 1) {
            Thread.onSpinWait();
            rows = server.query(database, query);
        }
        return rows.get(0);
    }

    private static List<Metadata> streamed(Repositories repositories) {
        try (Stream<Stored<Metadata>> rows = repositories.rows(StoredTable.METADATA).stream(Range.all())) {
            return rows.map(Stored::value).toList();
        }
    }

    /** How many statements the server was asked so far, those of this query and its connection among them. */
    private long questions() throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
            row.next();
            return row.getLong(2);
        }
    }

    @Test
    @DisplayName("a data source of the host that does not count what was changed, by its properties or by a trial")
    void miscounting() {
        MysqlDataSource source = source(STRICT);
        for (DataSource given : List.of(source, new OpaqueDataSource(source::getConnection))) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> open(given).close())
                    .withMessageContaining("useAffectedRows=true");
        }
        assertThat(server.tables(database)).isEmpty();
    }

    @Test
    @DisplayName("a data source of the host whose sessions are not strict")
    void lax() {
        MysqlDataSource source =
                source("useAffectedRows=true&jdbcCompliantTruncation=false&sessionVariables=sql_mode=''");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(source).close())
                .withMessageContaining("sql_mode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"completion_type=1", "sql_select_limit=2", "sql_safe_updates=1", "character_set_results=latin1"})
    @DisplayName("a data source of the host whose sessions cut, refuse or begin what nobody asked for is refused")
    void oddSessions(String setting) {
        MysqlDataSource source =
                source("useAffectedRows=true&characterEncoding=UTF-8&connectionCollation=utf8mb4_bin&" + STRICT);
        open(source).close();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(new OpaqueDataSource(() -> {
                            Connection connection = source.getConnection();
                            try (Statement statement = connection.createStatement()) {
                                statement.execute("SET SESSION " + setting);
                            }
                            return connection;
                        }))
                        .close());
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
            assertThat(storage.dailyData().saveAll(MySqlSchemaTest.bars(100, BigDecimal.ONE)))
                    .isEqualTo(new SaveResult(100, 0));
            assertThat(storage.dailyData().saveAll(MySqlSchemaTest.bars(10, BigDecimal.TEN)))
                    .isEqualTo(new SaveResult(10, 0));
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
        assertThat(server.query(odd, "SELECT datetime FROM intraday_data"))
                .containsExactly("2024-03-10 07:30:00.123456");
        assertThat(server.query(
                        odd, "SELECT DISTINCT engine FROM information_schema.tables WHERE table_schema = DATABASE()"))
                .containsExactly("InnoDB");
    }

    @Test
    @DisplayName("a row that is larger than a packet is refused, and says which setting to raise")
    void packetTooBig() {
        try (Storage storage = open(url() + "?maxAllowedPacket=20000")) {
            assertThatExceptionOfType(UnexpectedException.class)
                    .isThrownBy(() ->
                            storage.metadata().save(new Metadata("T", "x".repeat(30_000), null, null, null, null)))
                    .withMessageContaining("max_allowed_packet");
        }
    }
}
