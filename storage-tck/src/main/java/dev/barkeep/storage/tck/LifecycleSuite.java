package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.RetentionReport;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.repository.SystemEventRepository;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From open to closed, and what an operator asks in between. */
abstract class LifecycleSuite extends Suite {

    private static final IntradaySeries SERIES = new IntradaySeries("AAPL", BarInterval.ONE_MINUTE);

    /** Ours wait five seconds for a call that does not notice. */
    private static final Duration WAIT_FOR_CLOSE = Duration.ofSeconds(8);

    LifecycleSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("LIF-001 what was committed is there when the storage is opened again, and ids go on")
    void reopensOnTheSameData() {
        EveryTable.write(storage, 1);
        EveryTable.write(storage, 2);
        DailyData bar = storage.dailyData().findLatestOfEach().get(0);
        long lastId = storage.portfolioPerformance().findLatest().orElseThrow().id();

        reopen();

        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(2));
        assertThat(storage.dailyData().findLatestOfEach().get(0)).isEqualTo(bar);
        EveryTable.write(storage, 3);
        assertThat(storage.portfolioPerformance().findLatest().orElseThrow().id())
                .isGreaterThan(lastId);
    }

    @Test
    @DisplayName("LIF-002 closing again does nothing")
    void closesTwice() {
        storage.close();
        storage.close();

        assertThat(storage.isConnected()).isFalse();
    }

    @Test
    @DisplayName("LIF-003 every use after the end is a ClosedException")
    void useAfterClose() {
        Transaction open = storage.begin();
        open.close();
        // Asked for before: to ask a closed storage for them is a use as well.
        SystemEventRepository events = storage.systemEvents();
        storage.close();

        EveryTable.calls()
                .forEach((name, call) -> assertThatThrownBy(() -> call.accept(storage))
                        .as(name)
                        .isInstanceOfSatisfying(
                                ClosedException.class, e -> assertThat(e.what()).startsWith("storage")));
        assertThatThrownBy(() -> events.append(EveryTable.event()))
                .isInstanceOf(EventNotRecordedException.class)
                .hasCauseInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> storage.dailyData().saveAll(List.<DailyData>of()))
                .isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> storage.signalHistory().addAll(List.of())).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> storage.metadata().findAll(List.of())).isInstanceOf(ClosedException.class);
        LocalDate day = LocalDate.of(2024, 1, 2);
        assertThatThrownBy(() -> storage.dailyData().findRange("AAPL", Range.between(day, day)))
                .isInstanceOf(ClosedException.class);
        assertThatThrownBy(storage::begin).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> storage.inTransaction(tx -> 1)).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> storage.prune(RetentionPolicy.DEFAULT)).isInstanceOf(ClosedException.class);
        assertThatThrownBy(storage::tables).isInstanceOf(ClosedException.class);
        assertThatThrownBy(storage::info).isInstanceOf(ClosedException.class);
        assertThatThrownBy(storage::vacuum).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> storage.rows(StoredTable.METADATA).putAll(Stream.of()))
                .isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> storage.rows(StoredTable.METADATA).stream(Range.from(Instant.MAX)))
                .isInstanceOf(ClosedException.class);
    }

    @Test
    @DisplayName("LIF-004 closing the storage rolls back open transactions")
    void closeRollsBack() {
        Transaction open = storage.begin();
        EveryTable.write(open, 1);

        storage.close();

        assertThatThrownBy(open::commit).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> EveryTable.write(open, 2)).isInstanceOf(ClosedException.class);
        open.close();
        if (tck.outlivesItsStorage()) {
            storage = tck.open(config);
            assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(0));
        }
    }

    @Test
    @DisplayName("LIF-004 an interrupted thread closes its storage too, and stays interrupted")
    void closedByInterruptedThread() {
        Transaction open = storage.begin();
        EveryTable.write(open, 1);
        Thread.currentThread().interrupt();

        storage.close();

        assertThat(Thread.interrupted()).isTrue();
        if (tck.outlivesItsStorage()) {
            storage = tck.open(config);
            assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(0));
            EveryTable.write(storage, 1);
        }
    }

    @Test
    @DisplayName("LIF-004 a listener of leaks that throws does not keep the storage from closing")
    void listenerThatThrows() {
        storage.close();
        storage = tck.open(configured(config)
                .onLeak(leak -> {
                    throw new IllegalStateException("the listener of the caller");
                })
                .build());
        Stream<DailyData> forgotten = storage.dailyData().streamAll();

        storage.close();

        assertThat(storage.isConnected()).isFalse();
        assertThatThrownBy(forgotten::findFirst).isInstanceOf(ClosedException.class);
    }

    @Test
    @DisplayName("LIF-004 a call that runs while the storage is closed comes to its end or stores nothing")
    void closesBesideRunningCall() throws Exception {
        DailyKind daily = new DailyKind();
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicBoolean stored = new AtomicBoolean();
        try (Threads threads = new Threads()) {
            Storage running = storage;
            Future<@Nullable Object> call = threads.start(() -> {
                Stream<DailyData> rows = daily.bars("AAPL", 0, 20_000).stream().peek(bar -> {
                    if (bar.date().equals(daily.at(15_000))) {
                        writing.countDown();
                        awaitUninterrupted(released);
                    }
                });
                Throwable thrown = catchThrowable(() -> running.dailyData().saveAll(rows));
                stored.set(thrown == null);
                assertThat(thrown)
                        .satisfiesAnyOf(
                                none -> assertThat(none).isNull(),
                                refused -> assertThat(refused).isInstanceOf(ClosedException.class));
            });
            assertThat(writing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

            CountDownLatch closed = new CountDownLatch(1);
            Future<@Nullable Object> closing = threads.start(() -> {
                running.close();
                closed.countDown();
            });
            // A storage may wait for its calls; one that does not has closed by then, and nothing is stored any more.
            boolean waits = !closed.await(WAIT_FOR_CLOSE.toSeconds(), TimeUnit.SECONDS);
            released.countDown();
            Threads.join(call);
            Threads.join(closing);
            assertThat(stored.get() && !waits).as("stored after the close").isFalse();
        }
        if (tck.outlivesItsStorage()) {
            storage = tck.open(config);
            assertThat(storage.dailyData().findRange("AAPL", Range.all())).hasSize(stored.get() ? 20_000 : 0);
            storage.dailyData().save(daily.bar("AAPL", 0));
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("INF-001 a storage says which database it is")
    void info() {
        StorageInfo info = storage.info();

        assertThat(info.backend())
                .isEqualTo(Storages.provider(config.url().scheme()).id());
        assertThat(info.product()).isNotBlank();
        assertThat(info.productVersion()).isNotBlank();
        // Its form is the backend's; that no password is in it is another rule.
        assertThat(info.url()).isNotBlank();
        assertThat(info.schemaVersion()).isEqualTo(storage.schema().version());
    }

    @Test
    @DisplayName("INF-002 a storage is connected until it is closed")
    void isConnected() {
        assertThat(storage.isConnected()).isTrue();
        storage.close();
        assertThat(storage.isConnected()).isFalse();
    }

    @Test
    @DisplayName("INF-003 rows and bytes of the seven tables, by name")
    void tables() {
        assertThat(storage.tables())
                .extracting(TableInfo::rows)
                .containsOnly(0L)
                .hasSize(EveryTable.TABLES);
        for (int i = 0; i < 3; i++) {
            EveryTable.write(storage, i);
        }
        storage.dailyData().deleteRange("T0", Range.all());
        Map<String, Long> expected = EveryTable.counts(3);
        expected.put("daily_data", 2L);

        assertThat(storage.tables()).extracting(TableInfo::name).containsExactlyElementsOf(expected.keySet());
        assertThat(rowsByTable()).isEqualTo(expected);
        assertThat(storage.tables())
                .allSatisfy(table -> assertThat(table.bytes()).isPositive());
    }

    @Test
    @DisplayName("CAP-001 a backup has what was committed and nothing half, and is a database of its own")
    void backup(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("backup.db");
        needs(Capability.ONLINE_BACKUP, () -> storage.backup(file));
        EveryTable.write(storage, 1);
        if (concurrent()) {
            try (Transaction tx = storage.begin()) {
                EveryTable.write(tx, 2);
                storage.backup(file);
            }
        } else {
            storage.backup(file);
        }
        EveryTable.write(storage, 3);

        try (Storage copy = tck.open(tck.backupConfig(file))) {
            assertThat(EveryTable.count(copy)).isEqualTo(EveryTable.counts(1));
        }
        byte[] before = Files.readAllBytes(file);
        refusal(() -> storage.backup(file));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    @DisplayName("CAP-004 the space of deleted rows is given back, and the others stay as they are")
    void vacuums() {
        for (int i = 0; i < 3; i++) {
            EveryTable.write(storage, i);
        }
        storage.dailyData().saveAll(new DailyKind().bars("GONE", 0, 5_000));
        storage.dailyData().deleteRange("GONE", Range.all());
        needs(Capability.VACUUM, storage::vacuum);

        storage.vacuum();

        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(3));
        assertThat(storage.schema().verify()).isEmpty();
        EveryTable.write(storage, 3);
        storage.vacuum();
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(4));
    }

    @Test
    @DisplayName("RET-001 pruning deletes what is older than the policy says, by the clock of the storage")
    void prunes() {
        Instant today = Instant.parse("2026-06-15T12:00:00Z");
        fill(today);

        assertThat(storage.prune(RetentionPolicy.DEFAULT)).isEqualTo(new RetentionReport(2, 2, 1, 1));

        assertThat(storage.prune(RetentionPolicy.DEFAULT).total()).isZero();
        Map<String, Long> expected = EveryTable.counts(1);
        expected.put("daily_data", 2L);
        expected.put("intraday_data", 2L);
        assertThat(rowsByTable()).isEqualTo(expected);
    }

    @Test
    @DisplayName("RET-001 an absent duration keeps for ever, a negative one is refused")
    void keepsForEver() {
        fill(Instant.parse("2026-06-15T12:00:00Z"));

        assertThat(storage.prune(new RetentionPolicy(null, null, null, null)).total())
                .isZero();
        assertThat(storage.prune(new RetentionPolicy(null, null, null, Duration.ofDays(30))))
                .isEqualTo(new RetentionReport(0, 0, 0, 1));
        refusal(() -> new RetentionPolicy(Duration.ofDays(-1), null, null, null));
    }

    private Map<String, Long> rowsByTable() {
        return storage.tables().stream().collect(Collectors.toMap(TableInfo::name, TableInfo::rows));
    }

    /** Two bars on each side of their limits, and one row on each side of the others'. */
    private void fill(Instant today) {
        LocalDate day = LocalDate.ofInstant(today, ZoneOffset.UTC);
        for (int age : new int[] {729, 730, 731, 9_999}) {
            storage.dailyData().save(DailyKind.flat("AAPL", day.minusDays(age), 0));
        }
        Instant limit = today.minus(Duration.ofDays(30));
        for (Instant at : new Instant[] {today, limit, limit.minusNanos(1_000), Instant.EPOCH}) {
            storage.intradayData().save(IntradayKind.flat(SERIES, at));
        }
        for (Duration age : new Duration[] {Duration.ofDays(90).plusNanos(1_000), Duration.ofDays(90)}) {
            clock.set(today.minus(age));
            storage.signalHistory()
                    .add(SignalHistory.builder("AAPL", day, "BUY", BigDecimal.ONE)
                            .build());
        }
        for (Duration age : new Duration[] {Duration.ofDays(30).plusNanos(1_000), Duration.ofDays(30)}) {
            clock.set(today.minus(age));
            storage.systemEvents().append(EveryTable.event());
        }
        clock.set(today.minus(Duration.ofDays(9_999)));
        storage.portfolioPositions().save(new PortfolioPosition("AAPL", BigDecimal.ONE));
        storage.metadata().save(new Metadata("AAPL", null, null, null, null, null));
        storage.portfolioPerformance()
                .add(new PortfolioPerformance(
                        day.minusDays(9_999), BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, null, null));
        clock.set(today);
    }
}
