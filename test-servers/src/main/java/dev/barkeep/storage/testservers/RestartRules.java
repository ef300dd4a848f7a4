package dev.barkeep.storage.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.OutcomeUnknownException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.testservers.TestServer.Stop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a host sees when the server under its open storage goes away and comes back. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class RestartRules {

    private static final PortfolioPosition A = new PortfolioPosition("A", BigDecimal.ONE);
    private static final PortfolioPosition B = new PortfolioPosition("B", BigDecimal.TEN);
    private static final int BATCH = 300;

    private final ServerKind kind;
    private TestServer server;
    private String url;

    /**
     * For subclasses.
     *
     * @param kind the server to stop and to start
     */
    protected RestartRules(ServerKind kind) {
        this.kind = kind;
    }

    @BeforeAll
    final void startServer() {
        server = TestServer.startOwn(kind);
    }

    @AfterAll
    final void endServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    final void makeDatabase() {
        url = server.url(server.newDatabase());
    }

    private Storage open() {
        return Storages.open(StorageConfig.builder()
                .url(url)
                .poolSize(2)
                .maxOverflow(1)
                .poolTimeout(Duration.ofSeconds(2))
                .build());
    }

    @Test
    @DisplayName("a server that is restarted under a pool is used again, after one call at most that says so")
    final void restarted() {
        try (Storage storage = open()) {
            storage.portfolioPositions().save(A);
            server.stop(Stop.CLEAN);
            assertThat(storage.isConnected()).isFalse();
            assertThat(catchThrowable(() -> storage.portfolioPositions().save(B)))
                    .isInstanceOf(UnavailableException.class);
            server.start();

            Throwable first = catchThrowable(() -> storage.portfolioPositions().list());
            if (first != null) {
                assertThat(first).isInstanceOf(UnavailableException.class);
            }
            assertThat(storage.portfolioPositions().list()).containsExactly(A);
            storage.portfolioPositions().save(B);
            assertThat(storage.portfolioPositions().list()).containsExactly(A, B);
        }
    }

    @Test
    @DisplayName("a transaction that was open when the server crashed leaves nothing")
    final void crashedInTransaction() {
        try (Storage storage = open()) {
            storage.portfolioPositions().save(A);
            Transaction called = storage.begin();
            called.portfolioPositions().save(B);
            Transaction committed = storage.begin();
            committed.portfolioPositions().remove("A");
            server.stop(Stop.ABRUPT);

            assertThat(catchThrowable(() -> called.portfolioPositions().save(A)))
                    .isInstanceOf(UnavailableException.class);
            assertThat(catchThrowable(committed::commit)).isInstanceOf(OutcomeUnknownException.class);
            called.close();
            committed.close();
            server.start();

            Throwable first = catchThrowable(() -> storage.portfolioPositions().list());
            if (first != null) {
                assertThat(first).isInstanceOf(UnavailableException.class);
            }
            assertThat(storage.portfolioPositions().list()).containsExactly(A);
        }
    }

    @Test
    @DisplayName(
            "of calls that were told to be done when the server crashed none is lost, and no call is there by half")
    final void crashedWhileWriting() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Set<String> done = ConcurrentHashMap.newKeySet();
        CountDownLatch several = new CountDownLatch(5);
        try (Storage storage = open()) {
            Future<Throwable> writing = thread.submit(() -> catchThrowable(() -> {
                for (int i = 0; i < 1_000_000; i++) {
                    String ticker = "T" + i;
                    storage.dailyData().saveAll(bars(ticker));
                    done.add(ticker);
                    several.countDown();
                }
            }));
            assertThat(several.await(60, TimeUnit.SECONDS)).isTrue();
            server.stop(Stop.ABRUPT);
            assertThat(writing.get(60, TimeUnit.SECONDS))
                    .isInstanceOfAny(UnavailableException.class, OutcomeUnknownException.class);
        } finally {
            thread.shutdownNow();
            server.start();
        }

        try (Storage storage = open()) {
            assertThat(done)
                    .allSatisfy(ticker -> assertThat(storage.dailyData().findRange(ticker, Range.all()))
                            .isEqualTo(bars(ticker)));
            assertThat(storage.dailyData().overview())
                    .hasSizeLessThanOrEqualTo(done.size() + 1)
                    .allSatisfy(series -> assertThat(series.count()).isEqualTo(BATCH));
        }
    }

    private static List<DailyData> bars(String ticker) {
        BigDecimal price = new BigDecimal("1.5");
        return IntStream.range(0, BATCH)
                .mapToObj(i -> new DailyData(
                        ticker, LocalDate.of(2020, 1, 1).plusDays(i), price, price, price, price, i, null, null))
                .toList();
    }
}
