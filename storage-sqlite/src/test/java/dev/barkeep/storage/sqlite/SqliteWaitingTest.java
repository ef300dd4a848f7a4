package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.RetryPolicy;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that wait for the one writer or for another process. */
class SqliteWaitingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Instant time = Instant.parse("2024-01-02T00:00:00Z");

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    private StorageConfig config() {
        InstantSource source = () -> time;
        return StorageConfig.builder()
                .url("sqlite:///" + folder.resolve("market.db"))
                .poolTimeout(Duration.ofSeconds(10))
                .clock(source.withZone(ZoneOffset.UTC))
                .build();
    }

    private static PortfolioPosition position(String shares) {
        return new PortfolioPosition("AAPL", new BigDecimal(shares));
    }

    private static void awaitWaiting(Thread thread) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("a row's times are those of its transaction, not of the beginning of the wait for it")
    void timesAreTakenWithTheLock() throws Exception {
        Instant after = time.plusSeconds(5);
        try (Storage storage = Storages.open(config())) {
            Transaction first = storage.begin();
            CompletableFuture<Thread> waiting = new CompletableFuture<>();
            Future<?> second = threads.submit(() -> {
                waiting.complete(Thread.currentThread());
                storage.portfolioPositions().save(position("2"));
            });
            awaitWaiting(waiting.join());
            time = after;
            first.portfolioPositions().save(position("1"));
            first.commit();
            second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(storage.portfolioPositions().timestamps("AAPL")).contains(new Timestamps(after, after));
        }
    }

    @Test
    @DisplayName("giving space back waits for the writer, and not for those who read")
    void vacuumWaitsForTheWriter() throws Exception {
        StorageConfig hasty =
                config().toBuilder().poolTimeout(Duration.ofSeconds(1)).build();
        Path file = folder.resolve("market.db");
        try (Storage storage = Storages.open(hasty)) {
            storage.rows(StoredTable.SYSTEM_EVENTS)
                    .putAll(IntStream.rangeClosed(1, 20_000)
                            .mapToObj(
                                    i -> new Stored<>(i, time, time, new SystemEvent("A", "it happened", null, "B"))));
            storage.vacuum();
            long before = Files.size(file);
            Transaction writer = storage.begin();
            assertThatExceptionOfType(ConflictException.class).isThrownBy(storage::vacuum);
            writer.close();
            storage.systemEvents().deleteCreatedBefore(time.plusSeconds(1));
            try (Stream<PortfolioPosition> reader = storage.rows(StoredTable.PORTFOLIO_POSITIONS).stream(Range.all())
                    .map(Stored::value)) {
                storage.vacuum();
                assertThat(reader).isEmpty();
            }
            storage.vacuum();
            assertThat(Files.size(file)).isLessThan(before / 2);
        }
        // What the planner knows now stands in a table, which is none of somebody else.
        try (Storage again = Storages.open(hasty)) {
            assertThat(again.schema().verify()).isEmpty();
        }
    }

    @Test
    @DisplayName("an interrupt while waiting for a connection is no conflict and no bug, and stays set")
    void interrupted() throws Exception {
        try (Storage storage = Storages.open(config());
                Transaction first = storage.begin()) {
            CompletableFuture<Thread> waiting = new CompletableFuture<>();
            Future<Boolean> second = threads.submit(() -> {
                waiting.complete(Thread.currentThread());
                assertThatExceptionOfType(UnavailableException.class)
                        .isThrownBy(storage::begin)
                        .withMessageContaining("interrupted");
                return Thread.currentThread().isInterrupted();
            });
            awaitWaiting(waiting.join());
            waiting.join().interrupt();
            assertThat(second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            first.portfolioPositions().save(position("1"));
        }
    }

    @Test
    @DisplayName("a transaction that begins while the storage closes is refused and leaves no lock")
    void beginsWhileClosing() throws Exception {
        Storage storage = Storages.open(config());
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("market.db"));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            CompletableFuture<Thread> waiting = new CompletableFuture<>();
            Future<?> begins = threads.submit(() -> {
                waiting.complete(Thread.currentThread());
                assertThatThrownBy(storage::begin).isInstanceOf(ClosedException.class);
            });
            while (waiting.join().getState() != Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            storage.close();
            statement.execute("ROLLBACK");
            begins.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        StorageConfig impatient = StorageConfig.builder()
                .url(config().url())
                .poolTimeout(Duration.ofSeconds(1))
                .build();
        try (Storage again = Storages.open(impatient)) {
            again.portfolioPositions().save(position("1"));
        }
    }

    @Test
    @DisplayName("closing does not wait for a call that waits for rows of its caller, which stores nothing then")
    void closesBesideRunningCall() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Storage storage = Storages.open(config());
        Stream<Stored<SystemEvent>> rows = IntStream.rangeClosed(1, 15_000).mapToObj(i -> {
            if (i == 12_000) {
                writing.countDown();
                awaitUninterrupted(closed);
            }
            return new Stored<>(i, time, time, new SystemEvent("A", "it happened", null, "B"));
        });
        Future<?> call = threads.submit(() -> assertThatThrownBy(
                        () -> storage.rows(StoredTable.SYSTEM_EVENTS).putAll(rows))
                .isInstanceOf(ClosedException.class));
        assertThat(writing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        storage.close();
        closed.countDown();

        call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        try (Storage again = Storages.open(config())) {
            assertThat(again.systemEvents().findLatest(EventFilter.ALL, 1)).isEmpty();
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
    @DisplayName("the error of a writer that waited in vain shows where the transaction was begun that holds the lock")
    void holderIsShown() {
        StorageConfig impatient = StorageConfig.builder()
                .url(config().url())
                .poolTimeout(Duration.ofSeconds(1))
                .build();
        try (Storage storage = Storages.open(impatient);
                Transaction holder = storage.begin()) {
            holder.portfolioPositions().save(position("1"));
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(storage::begin)
                    .withMessageContaining("a transaction, opened by thread main")
                    .withMessageContaining("SqliteWaitingTest.holderIsShown(SqliteWaitingTest.java:")
                    .withMessageContaining("on it, not on the storage; running it again does not help")
                    .satisfies(e -> assertThat(List.of(e.getSuppressed()))
                            .singleElement()
                            .satisfies(place -> assertThat(place.getStackTrace()[0].getClassName())
                                    .isEqualTo(SqliteWaitingTest.class.getName())));
        }
    }

    @Test
    @DisplayName(
            "who waits for a transaction of its own is not run again, and the transaction of another thread is worth it")
    void ownTransaction() throws Exception {
        StorageConfig impatient =
                config().toBuilder().poolTimeout(Duration.ofSeconds(1)).build();
        try (Storage storage = Storages.open(impatient)) {
            AtomicInteger runs = new AtomicInteger();
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> storage.useTransaction(RetryPolicy.DEFAULT, transaction -> {
                        runs.incrementAndGet();
                        storage.portfolioPositions().save(position("1"));
                    }))
                    .satisfies(error -> assertThat(error.isRetryable()).isFalse())
                    .withMessageContaining("running it again does not help");
            assertThat(runs).hasValue(1);

            try (Transaction holder = storage.begin()) {
                holder.portfolioPositions().save(position("1"));
                Thread other = new Thread(() -> assertThatExceptionOfType(ConflictException.class)
                        .isThrownBy(() -> storage.portfolioPositions().save(position("2")))
                        .satisfies(error -> assertThat(error.isRetryable()).isTrue()));
                AtomicReference<Throwable> failure = new AtomicReference<>();
                other.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
                other.start();
                other.join();
                assertThat(failure).hasValue(null);
            }
        }
    }
}
