package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that were made by somebody else, and what their users may do. */
class PostgresSurroundingsTest {

    private final TestServer server = TestServer.of(ServerKind.POSTGRESQL);
    private final DatabaseUrl owner = DatabaseUrl.parse(server.url());
    private final String database = "made_" + Long.toHexString(System.nanoTime());

    @BeforeEach
    void requireOwn() {
        assumeTrue(server.isOwn(), "users and databases are made on servers of the build alone");
    }

    private String url(String user, Secret password) {
        return DatabaseUrl.server("postgresql", user, password, "127.0.0.1", owner.port(), database)
                .reveal();
    }

    private String url() {
        return url(Objects.requireNonNull(owner.user()), Objects.requireNonNull(owner.password()));
    }

    private static Storage open(String url) {
        return Storages.open(StorageConfig.fromUrl(url));
    }

    private static List<DailyData> bars(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new DailyData(
                        "A",
                        LocalDate.of(2000, 1, 1).plusDays(i),
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        i))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN1", "EUC_JP"})
    @DisplayName("a database that cannot hold every text is refused, with the way to make one")
    void encoding(String encoding) {
        server.execute("CREATE DATABASE " + database + " ENCODING '" + encoding + "' LOCALE 'C' TEMPLATE template0");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(url()).close())
                .withMessageContaining("has the encoding " + encoding)
                .withMessageContaining("ENCODING 'UTF8' TEMPLATE template0");
    }

    @Test
    @DisplayName("an empty schema of the user's name does not hide the tables of the next one")
    void schemaOfTheUser() {
        server.execute("CREATE DATABASE " + database);
        try (Storage storage = open(url())) {
            storage.dailyData().saveAll(bars(3));
        }
        execute("CREATE SCHEMA " + owner.user());

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> open(url()).close())
                .withMessageContaining("begins with the schema " + owner.user())
                .withMessageContaining("leads on to public, which has them")
                .withMessageContaining("currentSchema");
        try (Storage storage = open(url() + "?currentSchema=public")) {
            assertThat(storage.dailyData().findRange("A", Range.all())).hasSize(3);
        }
        try (Storage storage = open(url() + "?currentSchema=" + owner.user())) {
            assertThat(storage.dailyData().findRange("A", Range.all())).isEmpty();
        }
        // It has tables of its own now, and they come first.
        try (Storage storage = open(url())) {
            assertThat(storage.dailyData().findRange("A", Range.all())).isEmpty();
        }
    }

    private void execute(String sql) {
        String place = "jdbc:postgresql://127.0.0.1:" + owner.port() + "/" + database;
        try (Connection connection = DriverManager.getConnection(
                        place,
                        owner.user(),
                        Objects.requireNonNull(owner.password()).reveal());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Test
    @DisplayName("readOnly=true has the server refuse whatever writes, and nothing is changed")
    void readOnly() {
        server.execute("CREATE DATABASE " + database);
        List<DailyData> rows = bars(300);
        try (Storage storage = open(url())) {
            storage.dailyData().saveAll(rows);
        }
        try (Storage storage = open(url() + "?readOnly=true")) {
            assertThat(storage.dailyData().findRange("A", Range.all())).isEqualTo(rows);
            List<Consumer<Storage>> writes = List.of(
                    each -> each.dailyData().save(bars(301).get(300)),
                    each -> each.dailyData().saveAll(bars(5_000)),
                    each -> each.dailyData().deleteRange("A", Range.all()),
                    each -> each.prune(RetentionPolicy.DEFAULT),
                    each -> each.useTransaction(
                            transaction -> transaction.dailyData().deleteRange("A", Range.all())));
            for (Consumer<Storage> write : writes) {
                assertThatExceptionOfType(ReadOnlyException.class)
                        .isThrownBy(() -> write.accept(storage))
                        .withMessageContaining("readOnly=true");
            }
            try (Stream<DailyData> stream = storage.dailyData().streamAll()) {
                assertThat(stream.toList()).isEqualTo(rows);
            }
        }
    }

    @Test
    @DisplayName("a user who may not make tables in the schema is told what to grant")
    void rights() {
        assumeTrue(
                Integer.parseInt(server.query("postgres", "SHOW server_version_num")
                                .get(0))
                        >= 150_000,
                "before PostgreSQL 15 everybody may make tables in public");
        server.execute("CREATE DATABASE " + database);
        server.execute("CREATE USER poor_" + database + " PASSWORD 's3cret'");

        assertThatExceptionOfType(ReadOnlyException.class)
                .isThrownBy(() ->
                        open(url("poor_" + database, new Secret("s3cret"))).close())
                .withMessageContaining("GRANT USAGE, CREATE ON SCHEMA");
    }
}
