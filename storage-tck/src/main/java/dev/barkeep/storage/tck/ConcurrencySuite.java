package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many threads at once. */
abstract class ConcurrencySuite extends Suite {

    private static final int WRITERS = 8;
    private static final int READERS = 8;
    private static final int ROUNDS = 15;
    private static final int BATCH = 20;
    private static final int SAME_ROWS = 300;

    private final DailyKind daily = new DailyKind();

    ConcurrencySuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("CON-001 of 8 writers and 8 readers none loses a row or sees half a call")
    void writersAndReaders() throws Exception {
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Threads.Task> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            tasks.add(() -> {
                try {
                    for (int round = 0; round < ROUNDS; round++) {
                        List<DailyData> rows = batch(writer, round);
                        Threads.retried(() -> storage.dailyData().saveAll(rows));
                    }
                } finally {
                    writing.decrementAndGet();
                }
            });
        }
        for (int i = 0; i < READERS; i++) {
            String writer = "W" + i % WRITERS;
            tasks.add(() -> {
                do {
                    List<DailyData> shared =
                            Threads.retried(() -> storage.dailyData().findRange("SHARED", Range.all()));
                    // Each call writes all of them with one price, so two prices are two halves of two calls.
                    assertThat(shared.stream().map(DailyData::close).distinct().count())
                            .isLessThanOrEqualTo(1);
                    assertThat(shared)
                            .allSatisfy(bar -> assertThat(bar)
                                    .isEqualTo(daily.bar(
                                            "SHARED",
                                            (int) (bar.date().toEpochDay()
                                                    - daily.at(0).toEpochDay()),
                                            bar.close().toString())));
                    assertThat(Threads.retried(() -> storage.dailyData().findRange(writer, Range.all()))
                                            .size()
                                    % BATCH)
                            .isZero();
                } while (writing.get() > 0);
            });
        }

        try (Threads threads = new Threads()) {
            threads.runAll(tasks);
        }

        for (int writer = 0; writer < WRITERS; writer++) {
            assertThat(storage.dailyData().findRange("W" + writer, Range.all()))
                    .isEqualTo(daily.bars("W" + writer, 0, ROUNDS * BATCH));
        }
        assertThat(storage.dailyData().findRange("SHARED", Range.all())).hasSize(BATCH);
    }

    @Test
    @DisplayName("CON-001 of those that write a new row at the same moment none fails and none is lost")
    void sameNewRow() throws Exception {
        // Fewer on a storage that is slow: all of them stop after the same row.
        long enough = System.nanoTime() + PATIENCE.toNanos() / 6;
        AtomicInteger rows = new AtomicInteger();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        CyclicBarrier moment = new CyclicBarrier(
                4, () -> goesOn.set(rows.incrementAndGet() < SAME_ROWS && System.nanoTime() < enough));
        try (Threads threads = new Threads()) {
            threads.runAll(IntStream.range(0, 4)
                    .<Threads.Task>mapToObj(i -> () -> {
                        for (int round = 0; goesOn.get(); round++) {
                            String row = Integer.toString(round);
                            moment.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                            Threads.retried(() -> i % 2 == 0
                                    ? storage.portfolioPositions()
                                            .save(new PortfolioPosition("S" + row, BigDecimal.TEN))
                                    : storage.portfolioPositions().adjust("A" + row, BigDecimal.ONE));
                        }
                    })
                    .toList());
        }

        assertThat(storage.portfolioPositions().list())
                .hasSize(2 * rows.get())
                .filteredOn(position -> position.ticker().startsWith("A"))
                .extracting(position -> position.shares().intValueExact())
                .containsOnly(2);
    }

    @Test
    @DisplayName("CON-001 signals that are added at the same time get different ids, and none is lost")
    void numbersRows() throws Exception {
        Set<Long> ids = ConcurrentHashMap.newKeySet();
        SignalHistory signal = SignalHistory.builder("AAPL", daily.at(0), "BUY", BigDecimal.ONE)
                .build();
        try (Threads threads = new Threads()) {
            threads.runAll(Collections.nCopies(WRITERS, () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    ids.add(Threads.retried(
                            () -> storage.signalHistory().add(signal).id()));
                }
            }));
        }

        assertThat(ids).hasSize(WRITERS * ROUNDS);
        assertThat(search(storage, SignalFilter.ALL))
                .allSatisfy(row -> assertThat(ids).contains(row.id()))
                .hasSize(WRITERS * ROUNDS);
    }

    @Test
    @DisplayName("CON-001 a call for more keys than a statement takes sees no half of another call either")
    void manyKeysOfOneMoment() throws Exception {
        List<String> tickers =
                IntStream.range(0, 1_500).mapToObj(i -> "T" + (10_000 + i)).toList();
        Threads.Task writer = () -> {
            for (int round = 0; round < ROUNDS; round++) {
                String price = Integer.toString(round);
                List<DailyData> bars =
                        tickers.stream().map(t -> daily.bar(t, 0, price)).toList();
                Threads.retried(() -> storage.dailyData().saveAll(bars));
            }
        };
        Threads.Task reader = () -> {
            for (int round = 0; round < ROUNDS; round++) {
                Set<BigDecimal> prices =
                        Threads.retried(() -> storage.dailyData().findRange(tickers, Range.all())).values().stream()
                                .flatMap(List::stream)
                                .map(DailyData::close)
                                .collect(Collectors.toSet());
                assertThat(prices).hasSizeLessThanOrEqualTo(1);
            }
        };
        try (Threads threads = new Threads()) {
            threads.runAll(List.of(writer, reader));
        }
    }

    @Test
    @DisplayName("POS-004 of changes that come at the same time none is lost")
    void adjusts() throws Exception {
        Set<BigDecimal> seen = ConcurrentHashMap.newKeySet();
        try (Threads threads = new Threads()) {
            threads.runAll(Collections.nCopies(WRITERS, () -> {
                for (int round = 0; round < ROUNDS; round++) {
                    seen.add(Threads.retried(() -> storage.portfolioPositions()
                            .adjust("AAPL", new BigDecimal("0.00000001"))
                            .shares()));
                }
            }));
        }

        assertThat(storage.portfolioPositions().find("AAPL"))
                .contains(new PortfolioPosition("AAPL", BigDecimal.valueOf(WRITERS * ROUNDS, 8)));
        // Every caller was told of its own change, not of a later one.
        assertThat(seen).hasSize(WRITERS * ROUNDS);
    }

    @Test
    @DisplayName("CON-002 who gets no connection in time is told so; afterwards all goes on")
    void noConnection() {
        openWith(config.toBuilder()
                .poolSize(1)
                .maxOverflow(0)
                .poolTimeout(Duration.ofSeconds(1))
                .build());
        storage.dailyData().saveAll(daily.bars("AAPL", 0, 5));
        try (Stream<DailyData> held = storage.dailyData().streamAll()) {
            assertThat(held.isParallel()).isFalse();
            Throwable thrown = catchThrowable(() -> storage.dailyData().overview());
            assumeTrue(
                    thrown != null,
                    "DB_POOL_SIZE does not bound the connections of this storage, or they are a host's data source's");

            assertThat(thrown).isInstanceOf(UnavailableException.class);
        }
        assertThat(storage.dailyData().findRange("AAPL", Range.all())).hasSize(5);
    }

    @Test
    @DisplayName("CON-003 many more callers than connections all get their turn")
    void manyCallers() throws Exception {
        openWith(config.toBuilder()
                .poolSize(2)
                .maxOverflow(1)
                .poolTimeout(PATIENCE)
                .build());
        int callers = 150;
        try (Threads threads = Threads.light()) {
            threads.runAll(IntStream.range(0, callers)
                    .<Threads.Task>mapToObj(caller -> () -> {
                        DailyData bar = daily.bar("T" + caller, 0);
                        // Only a conflict is retried: within DB_POOL_TIMEOUT it is everybody's turn.
                        Threads.retried(() -> {
                            try {
                                return storage.dailyData().save(bar);
                            } catch (UnavailableException e) {
                                throw new AssertionError("no connection for caller " + caller, e);
                            }
                        });
                        assertThat(storage.dailyData().findRange(bar.ticker(), Range.all()))
                                .containsExactly(bar);
                    })
                    .toList());
        }

        assertThat(storage.dailyData().overview()).hasSize(callers);
    }

    private List<DailyData> batch(int writer, int round) {
        List<DailyData> rows = new ArrayList<>(daily.bars("W" + writer, round * BATCH, (round + 1) * BATCH));
        for (int step = 0; step < BATCH; step++) {
            rows.add(daily.bar("SHARED", step, writer + "." + (100 + round)));
        }
        return rows;
    }
}
