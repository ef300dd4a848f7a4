package dev.barkeep.storage.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.DuplicateException;
import dev.barkeep.storage.error.OutcomeUnknownException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a host sees when its sessions on a server end, lock each other, or are no more to be had. */
public abstract class SessionRules extends ServerRules {

    /**
     * For subclasses.
     *
     * @param kind the server
     */
    protected SessionRules(ServerKind kind) {
        super(kind);
    }

    /** Ends the sessions of this test's storage, of which there is one at least, and returns when they are gone. */
    protected abstract void killConnections();

    /**
     * Gives a query that tells whether a statement of this test's storage waits for a lock.
     *
     * @return one that has rows as long as it does
     */
    protected abstract String lockWaits();

    /**
     * Gives the URL of a storage that waits for a lock for a second only.
     *
     * @return {@link #url()} with what the server wants for that
     */
    protected abstract String impatientUrl();

    @Test
    @DisplayName("a session that ends inside a transaction is unavailable, undoes it, and the next call works")
    void insideTransaction() {
        try (Storage storage = open()) {
            Transaction transaction = storage.begin();
            transaction.portfolioPositions().save(A);

            killConnections();

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> transaction.portfolioPositions().save(B));
            transaction.close();
            assertThat(storage.portfolioPositions().list()).isEmpty();
            storage.portfolioPositions().save(B);
            assertThat(storage.portfolioPositions().list()).containsExactly(B);
        }
    }

    @Test
    @DisplayName(
            "a session that ends before the commit leaves the outcome unknown, as nobody can tell how far the commit came")
    void beforeCommit() {
        try (Storage storage = open();
                Transaction transaction = storage.begin()) {
            transaction.portfolioPositions().save(A);

            killConnections();

            assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(transaction::commit);
            assertThat(storage.portfolioPositions().list()).isEmpty();
        }
    }

    @Test
    @DisplayName("sessions that end between calls are unavailable at most once")
    void betweenCalls() {
        try (Storage storage = open()) {
            storage.portfolioPositions().save(A);

            killConnections();

            Throwable first = catchThrowable(() -> storage.portfolioPositions().list());
            if (first != null) {
                assertThat(first).isInstanceOf(UnavailableException.class);
            }
            assertThat(storage.portfolioPositions().list()).containsExactly(A);
        }
    }

    @Test
    @DisplayName("a session that ends while a stream is read is unavailable, and no stream that just ends")
    void whileStreaming() {
        // Together more than may be under way between a server and its client.
        String text = "x".repeat(200_000);
        int companies = 200;
        try (Storage storage = open()) {
            storage.metadata()
                    .saveAll(IntStream.range(0, companies)
                            .mapToObj(i -> new Metadata("T" + i, text, null, null, null, null))
                            .toList());
            try (Stream<Stored<Metadata>> stream = storage.rows(StoredTable.METADATA).stream(Range.all())) {
                Iterator<Stored<Metadata>> rows = stream.iterator();
                rows.next();

                killConnections();

                assertThatExceptionOfType(UnavailableException.class)
                        .isThrownBy(() -> rows.forEachRemaining(row -> {}))
                        // Some drivers write a stack trace into theirs.
                        .withMessageNotContaining("\n\n");
            }
            assertThat(storage.metadata().listByMarketCap()).hasSize(companies);

            Stream<Stored<Metadata>> unwanted = storage.rows(StoredTable.METADATA).stream(Range.all());
            assertThat(unwanted.iterator().next().value().companyName()).isEqualTo(text);
            killConnections();
            // Nobody asked for more.
            unwanted.close();
        }
    }

    @Test
    @DisplayName("of two transactions in a deadlock one gets a conflict and the other goes on")
    void deadlock() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Storage storage = open();
                Transaction one = storage.begin();
                Transaction two = storage.begin()) {
            one.portfolioPositions().save(A);
            two.portfolioPositions().save(B);
            Future<@Nullable Throwable> other = thread.submit(
                    () -> catchThrowable(() -> one.portfolioPositions().save(B)));

            List<Throwable> failures = new ArrayList<>();
            Throwable mine = catchThrowable(() -> two.portfolioPositions().save(A));
            if (mine != null) {
                failures.add(mine);
            } else {
                two.commit();
            }
            Throwable theirs = other.get();
            if (theirs != null) {
                failures.add(theirs);
            } else {
                one.commit();
            }

            assertThat(failures).singleElement().isInstanceOf(ConflictException.class);
            assertThat(storage.portfolioPositions().list()).containsExactly(A, B);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    @DisplayName("a lock that is not free in time is a conflict, and undoes the whole transaction, not one statement")
    void lockTimeout() {
        try (Storage storage = open();
                Storage impatient = open(impatientUrl());
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
            while (server.query(database, lockWaits()).isEmpty()) {
                Thread.onSpinWait();
            }

            closed.close();

            // By itself it would give up after DB_POOL_TIMEOUT, half a minute.
            assertThat(waiter.get(20, TimeUnit.SECONDS)).isInstanceOf(ClosedException.class);
            // The waiter would come back, and the statement wait on, if only the connection had been cut.
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                while (!server.query(database, lockWaits()).isEmpty()) {
                    Thread.onSpinWait();
                }
            });
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    @DisplayName("that no new session can be made is no reason to end those that there are")
    void noNewSessions() throws IOException {
        URI place = URI.create(server.url().replaceFirst(".*@", "x://"));
        try (Forwarder forwarder = new Forwarder(place.getPort());
                Storage storage = Storages.open(StorageConfig.builder()
                        .url(url().replace(":" + place.getPort(), ":" + forwarder.port()))
                        .poolSize(2)
                        .maxOverflow(1)
                        .poolTimeout(Duration.ofSeconds(1))
                        .build())) {
            Transaction one = storage.begin();
            Transaction two = storage.begin();
            one.portfolioPositions().save(A);
            two.portfolioPositions().save(B);
            // The third is made now, or not any more; then it is waited for.
            forwarder.refuse();
            try (Transaction three = storage.begin()) {
                assertThatExceptionOfType(UnavailableException.class).isThrownBy(storage::begin);
                three.rollback();
            } catch (UnavailableException e) {
                assertThat(e).hasMessageContaining("open a connection");
            }
            one.commit();
            two.commit();

            assertThat(storage.portfolioPositions().list()).containsExactly(A, B);
        }
    }

    @Test
    @DisplayName("a probe of liveness waits no longer than it says, and finds the database again")
    void probe() {
        try (Storage storage = Storages.open(
                StorageConfig.builder().url(url()).poolSize(1).maxOverflow(0).build())) {
            assertThat(storage.isConnected(Duration.ofSeconds(20))).isTrue();
            try (Transaction transaction = storage.begin()) {
                // Less than DB_POOL_TIMEOUT, for which the one connection is waited for.
                assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> assertThat(storage.isConnected(Duration.ofMillis(100)))
                                .isFalse());
                transaction.rollback();
            }
            assertThat(storage.isConnected(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    @DisplayName("an exhausted pool says how large it is, how many wait, and who has had a connection for longest")
    void exhausted() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Storage storage = Storages.open(StorageConfig.builder()
                        .url(url())
                        .poolSize(1)
                        .maxOverflow(1)
                        .poolTimeout(Duration.ofSeconds(2))
                        .build());
                Transaction one = storage.begin();
                Stream<DailyData> two = storage.dailyData().streamAll()) {
            assertThat(two.isParallel()).isFalse();
            one.portfolioPositions().save(A);
            Future<Throwable> other = thread.submit(
                    () -> catchThrowable(() -> storage.portfolioPositions().list()));
            Throwable mine = catchThrowable(() -> storage.portfolioPositions().list());

            for (Throwable error : List.of(mine, other.get())) {
                assertThat(error)
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageContaining("within 2.0 s (DB_POOL_TIMEOUT)")
                        .hasMessageContaining(
                                "2 of at most 2 connections (DB_POOL_SIZE and DB_MAX_OVERFLOW) are in use")
                        .hasMessageContaining("more callers wait")
                        .hasMessageContaining("of 2 open ones the oldest is a transaction")
                        .hasMessageContaining("onLeak");
            }
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    @DisplayName("a row that the server refuses is not told by its values, which would go to the host's log")
    void valuesOfRows() throws SQLException {
        try (Storage storage = open();
                Connection other = server.connect(database);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE UNIQUE INDEX one_signal ON signal_history (ticker)");
            SignalHistory signal = SignalHistory.builder("ZQ7", LocalDate.of(2024, 1, 2), "buy", new BigDecimal("0.5"))
                    .build();
            storage.signalHistory().add(signal);

            Throwable error = catchThrowable(() -> storage.signalHistory().add(signal));

            assertThat(error).isInstanceOf(DuplicateException.class).hasMessageContaining("one_signal");
            assertThat(Throwables.getStackTrace(error)).doesNotContain("ZQ7");
        }
    }
}
