package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.testservers.PgBouncer;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Behind PgBouncer in transaction mode, which keeps no prepared statements: calls of two storages share sessions of the server. */
class PgBouncerTest {

    private static @Nullable PgBouncer pooler;

    @BeforeAll
    static void start() throws Exception {
        // Few sessions for all, so that strangers meet; dropped by it what it would not pass on.
        pooler = PgBouncer.orSkip("default_pool_size = 2", "ignore_startup_parameters = search_path,options");
    }

    @AfterAll
    static void stop() throws IOException {
        if (pooler != null) {
            pooler.close();
        }
    }

    private static TestServer server() {
        return TestServer.of(ServerKind.POSTGRESQL);
    }

    private static StorageConfig config(String database) {
        return StorageConfig.builder()
                .url(Objects.requireNonNull(pooler).url(database))
                .poolSize(2)
                .maxOverflow(2)
                .poolTimeout(Duration.ofSeconds(1))
                .build();
    }

    private static String newDatabase() {
        String name = "pooled_" + Long.toHexString(System.nanoTime());
        server().execute("CREATE DATABASE " + name);
        return name;
    }

    private static List<DailyData> bars(String ticker, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new DailyData(
                        ticker,
                        LocalDate.of(2020, 1, 1).plusDays(i),
                        BigDecimal.ONE,
                        BigDecimal.TEN,
                        BigDecimal.ONE,
                        BigDecimal.valueOf(i, 4),
                        i))
                .toList();
    }

    @Test
    @DisplayName("two storages read, write and delete what they say, and nothing else")
    void strangers() {
        String database = newDatabase();
        try (Storage one = Storages.open(config(database));
                Storage two = Storages.open(config(database))) {
            for (int round = 0; round < 30; round++) {
                List<DailyData> a = bars("A", 10 + round);
                List<DailyData> b = bars("B", 2 * round + 1);
                one.dailyData().saveAll(a);
                assertThat(two.dailyData().findRange("A", Range.all())).isEqualTo(a);
                two.dailyData().saveAll(b);
                assertThat(one.dailyData().findRange("B", Range.all())).isEqualTo(b);
                assertThat(two.dailyData().deleteRange("B", Range.all())).isEqualTo(b.size());
                assertThat(one.dailyData().findRange("A", Range.all())).isEqualTo(a);
                assertThat(two.dailyData().findRange("B", Range.all())).isEmpty();
            }
        }
    }

    @Test
    @DisplayName(
            "who waits for a lock gets a conflict in time, in one call and in a transaction, and nobody else's session is changed")
    void locks() throws Exception {
        String database = newDatabase();
        List<DailyData> rows = bars("A", 3);
        try (Storage one = Storages.open(config(database));
                Storage two = Storages.open(config(database))) {
            one.dailyData().saveAll(rows);
            try (Transaction transaction = one.begin()) {
                transaction.dailyData().save(withClose(rows.get(0), "7"));
                assertThatExceptionOfType(ConflictException.class)
                        .isThrownBy(() -> two.dailyData().save(withClose(rows.get(0), "8")));
                assertThatExceptionOfType(ConflictException.class)
                        .isThrownBy(() ->
                                two.useTransaction(other -> other.dailyData().save(withClose(rows.get(0), "9"))));
                transaction.commit();
            }
            assertThat(two.dailyData().find("A", rows.get(0).date())).contains(withClose(rows.get(0), "7"));
        }
        assertThat(server().query("postgres", "SHOW lock_timeout")).containsExactly("0");
    }

    private static DailyData withClose(DailyData bar, String close) {
        return new DailyData(
                bar.ticker(), bar.date(), bar.open(), bar.high(), bar.low(), new BigDecimal(close), bar.volume());
    }

    @Test
    @DisplayName("a schema that the pooler does not pass on is refused, with the way out")
    void schema() {
        String database = newDatabase();
        StorageConfig config =
                StorageConfig.fromUrl(Objects.requireNonNull(pooler).url(database) + "?currentSchema=mine");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Storages.open(config).close())
                .satisfies(error -> assertThat(error.variable()).isEqualTo("DATABASE_URL"))
                .withMessageContaining("'currentSchema' does not reach it")
                .withMessageContaining("ALTER ROLE name SET search_path");
    }

    @Test
    @DisplayName("a parameter that the pooler refuses is told as what it is")
    void parameters() throws Exception {
        try (PgBouncer strict = PgBouncer.start(server())) {
            StorageConfig config = StorageConfig.fromUrl(strict.url(newDatabase()) + "?options=-c%20geqo=off");

            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> Storages.open(config).close())
                    .withMessageContaining("ignore_startup_parameters");
        }
    }

    @Test
    @DisplayName("who has statements prepared all the same is told what to do when they collide")
    void prepared() {
        StorageConfig config =
                StorageConfig.fromUrl(Objects.requireNonNull(pooler).url(newDatabase()) + "?prepareThreshold=1");

        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> {
                    try (Storage one = Storages.open(config);
                            Storage two = Storages.open(config)) {
                        for (int round = 0; round < 30; round++) {
                            one.dailyData().saveAll(bars("A", 3));
                            two.dailyData().findRange("A", Range.all());
                        }
                    }
                })
                .withMessageContaining("prepareThreshold=0");
    }

    @Test
    @DisplayName(
            "a server that is down behind the pooler is unavailable, and is there again when it is up, for the same storage")
    void serverDown() throws Exception {
        try (TestServer down = TestServer.startOwn(ServerKind.POSTGRESQL);
                PgBouncer before = PgBouncer.start(down, "server_login_retry = 1", "query_wait_timeout = 2");
                Storage storage = Storages.open(StorageConfig.builder()
                        .url(before.url("postgres"))
                        .poolSize(1)
                        .poolTimeout(Duration.ofSeconds(5))
                        .build())) {
            List<DailyData> rows = bars("A", 3);
            storage.dailyData().saveAll(rows);

            down.stop(TestServer.Stop.ABRUPT);

            for (int call = 0; call < 3; call++) {
                assertThatExceptionOfType(UnavailableException.class)
                        .isThrownBy(() -> storage.dailyData().findRange("A", Range.all()));
            }
            down.start();
            assertThat(whenUp(storage)).isEqualTo(rows);
        }
    }

    /** The pooler looks for the server each second, and holds who asks until then. */
    private static List<DailyData> whenUp(Storage storage) {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); ; ) {
            try {
                return storage.dailyData().findRange("A", Range.all());
            } catch (UnavailableException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
        }
    }
}
