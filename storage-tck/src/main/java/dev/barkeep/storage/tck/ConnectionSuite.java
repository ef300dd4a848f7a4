package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.repository.Range;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a call leaves behind when it ends: its connection, the interrupt of its thread, and the locks it waited for. */
abstract class ConnectionSuite extends Suite {

    private static final Duration IMPATIENT = Duration.ofSeconds(1);

    /** Far more than a wait for a connection and one for a lock, and far less than what databases wait by themselves. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private final DailyKind daily = new DailyKind();

    ConnectionSuite(StorageTck tck) {
        super(tck);
    }

    @AfterEach
    final void clearInterrupt() {
        boolean ignored = Thread.interrupted();
        assertThat(ignored).as("the thread is still interrupted").isFalse();
    }

    @Test
    @DisplayName("CON-004 a call that fails gives its connection back, on the storage and in a transaction")
    void givesBack() {
        openWith(withOneConnection());
        EveryTable.write(storage, 1);
        FailingCalls.all().forEach((name, call) -> {
            assertFails(name, () -> call.accept(storage));
            assertAnswers(name);
            try (Transaction tx = storage.begin()) {
                assertFails(name, () -> call.accept(tx));
            }
            assertAnswers(name + ", in a transaction");
        });
        assertThat(leaks).isEmpty();
    }

    @Test
    @DisplayName("CON-004 so do functions that throw, streams whose reader throws, and what the storage cannot do")
    void givesBackToo(@TempDir Path folder) throws Exception {
        openWith(withOneConnection());
        EveryTable.write(storage, 1);
        IllegalStateException failure = new IllegalStateException("of the caller");
        Path file = Files.writeString(folder.resolve("taken.db"), "taken");
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put(
                "a function",
                () -> storage.useTransaction(tx -> {
                    EveryTable.write(tx, 2);
                    throw failure;
                }));
        calls.put("the reader of a stream", () -> {
            try (Stream<DailyData> bars = storage.dailyData().streamAll()) {
                bars.forEach(bar -> {
                    throw failure;
                });
            }
        });
        calls.put("a backup", () -> storage.backup(file));
        if (!storage.capabilities().contains(Capability.VACUUM)) {
            calls.put("what it cannot do", storage::vacuum);
        }
        calls.forEach((name, call) -> {
            for (int i = 0; i < 3; i++) {
                assertFails(name, call);
                assertAnswers(name);
            }
        });
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
    }

    private StorageConfig withOneConnection() {
        return config.toBuilder()
                .poolSize(1)
                .maxOverflow(0)
                .poolTimeout(IMPATIENT)
                .build();
    }

    private static void assertFails(String name, ThrowingCallable call) {
        assertThat(catchThrowable(call))
                .as(name)
                .satisfiesAnyOf(
                        refused -> assertThat(refused)
                                .isInstanceOfSatisfying(
                                        StorageException.class,
                                        error -> assertThat(error.isRetryable()).isFalse()),
                        ofTheCaller -> assertThat(ofTheCaller).isInstanceOf(IllegalStateException.class));
    }

    /** Reads and writes. Whoever kept the one connection would have both fail after DB_POOL_TIMEOUT. */
    private void assertAnswers(String after) {
        assertThat(storage.dailyData().findRange("FAILS", Range.all()))
                .as(after)
                .isEmpty();
        assertThat(storage.portfolioPositions()
                        .save(new PortfolioPosition("T1", BigDecimal.TEN))
                        .unchanged())
                .as(after)
                .isOne();
    }

    @Test
    @DisplayName("CON-005 a call does not interrupt its thread, whether it works or fails")
    void doesNotInterrupt() {
        storageCalls().forEach((name, call) -> {
            call.accept(storage);
            assertThat(Thread.interrupted()).as(name).isFalse();
        });
        storage.portfolioPositions().save(new PortfolioPosition("T1", BigDecimal.TEN));
        FailingCalls.all().forEach((name, call) -> {
            assertFails(name, () -> call.accept(storage));
            assertThat(Thread.interrupted()).as(name).isFalse();
        });
    }

    @Test
    @DisplayName("CON-005 a thread that was interrupted before is so after the call, and everything goes on afterwards")
    void staysInterrupted() {
        EveryTable.calls().forEach((name, call) -> {
            try (Transaction tx = storage.begin()) {
                assertStaysInterrupted(name + ", in a transaction", () -> call.accept(tx));
            }
        });
        storageCalls().forEach((name, call) -> assertStaysInterrupted(name, () -> call.accept(storage)));
        FailingCalls.all().forEach((name, call) -> {
            Thread.currentThread().interrupt();
            Throwable thrown = catchThrowable(() -> call.accept(storage));
            assertThat(Thread.interrupted()).as(name).isTrue();
            assertThat(thrown).as(name).isInstanceOfAny(StorageException.class, IllegalStateException.class);
        });
        long rows = storage.portfolioPerformance().findRange(Range.all()).size();
        EveryTable.write(storage, 1);
        assertThat(storage.portfolioPerformance().findRange(Range.all())).hasSize((int) rows + 1);
    }

    private static void assertStaysInterrupted(String name, ThrowingCallable call) {
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(call);
        assertThat(Thread.interrupted()).as(name).isTrue();
        if (thrown != null) {
            assertThat(thrown)
                    .as(name)
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            error -> assertThat(error.isRetryable()).isTrue());
        }
    }

    private static Map<String, Consumer<Storage>> storageCalls() {
        Map<String, Consumer<Storage>> calls = new LinkedHashMap<>();
        EveryTable.calls().forEach((name, call) -> calls.put(name, call::accept));
        calls.put("systemEvents.append", s -> s.systemEvents().append(EveryTable.event()));
        calls.put("a stream that is read", s -> {
            try (Stream<DailyData> bars = s.dailyData().streamAll()) {
                assertThat(bars.toList()).isNotNull();
            }
        });
        calls.put("a transaction", s -> s.useTransaction(tx -> EveryTable.write(tx, 1)));
        calls.put("a transaction that is rolled back", s -> {
            try (Transaction tx = s.begin()) {
                EveryTable.write(tx, 1);
                tx.rollback();
            }
        });
        calls.put("prune", s -> s.prune(RetentionPolicy.DEFAULT));
        calls.put("info", Storage::info);
        calls.put("tables", Storage::tables);
        calls.put("schema", s -> s.schema().status());
        calls.put("isConnected", Storage::isConnected);
        calls.put("vacuum", s -> {
            if (s.capabilities().contains(Capability.VACUUM)) {
                s.vacuum();
            }
        });
        return calls;
    }

    @Test
    @DisplayName("CON-006 who waits for a row of another's transaction gets a conflict after DB_POOL_TIMEOUT,"
            + " and stores nothing")
    void waitsForRows() throws Exception {
        assumeTrue(config.dataSource() == null, "how long a lock is waited for is a matter of the host's data source");
        openWith(config.toBuilder().poolTimeout(IMPATIENT).build());
        List<PortfolioPosition> before = List.of(position("AAPL", 100), position("MSFT", 100));
        storage.portfolioPositions().saveAll(before);
        storage.dailyData().save(daily.bar("AAPL", 0));
        try (Threads threads = new Threads();
                Transaction first = storage.begin()) {
            first.portfolioPositions().adjust("AAPL", BigDecimal.ONE);
            first.dailyData().save(daily.bar("AAPL", 0, "7"));
            for (Map.Entry<String, Consumer<Storage>> writer : writers().entrySet()) {
                AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
                Future<@Nullable Object> second = threads.start(
                        () -> thrown.set(catchThrowable(() -> writer.getValue().accept(storage))));
                second.get(BOUND.toSeconds(), TimeUnit.SECONDS);
                assertConflict(writer.getKey(), thrown.get());
            }
            first.commit();
        }

        assertThat(storage.portfolioPositions().list()).containsExactly(position("AAPL", 101), position("MSFT", 100));
        assertThat(storage.dailyData().findLatestOfEach()).containsExactly(daily.bar("AAPL", 0, "7"));
        writers().values().forEach(writer -> writer.accept(storage));
        assertThat(storage.portfolioPositions().find("MSFT")).contains(position("MSFT", 7));
    }

    private void assertConflict(String writer, @Nullable Throwable thrown) {
        if (concurrent()) {
            assertThat(thrown).as(writer).isInstanceOf(ConflictException.class);
        } else {
            // It waited for the one connection.
            assertThat(thrown)
                    .as(writer)
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            error -> assertThat(error.isRetryable()).isTrue());
        }
    }

    /** All that want what a transaction has changed, in different ways. */
    private Map<String, Consumer<Storage>> writers() {
        Map<String, Consumer<Storage>> writers = new LinkedHashMap<>();
        writers.put("a change", s -> s.portfolioPositions().adjust("AAPL", BigDecimal.TEN));
        writers.put("a row", s -> s.portfolioPositions().save(position("AAPL", 5)));
        writers.put("many rows", s -> {
            List<PortfolioPosition> many = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                many.add(position("A" + (1_000 + i), 5));
            }
            many.add(position("AAPL", 6));
            s.portfolioPositions().saveAll(many);
        });
        writers.put("a deletion", s -> s.dailyData().deleteRange("AAPL", Range.all()));
        writers.put(
                "a transaction",
                s -> s.useTransaction(tx -> {
                    tx.portfolioPositions().save(position("MSFT", 7));
                    tx.portfolioPositions().adjust("AAPL", BigDecimal.TEN);
                }));
        return writers;
    }

    private static PortfolioPosition position(String ticker, long shares) {
        return new PortfolioPosition(ticker, BigDecimal.valueOf(shares));
    }
}
