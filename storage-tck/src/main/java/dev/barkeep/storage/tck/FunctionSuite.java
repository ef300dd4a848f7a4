package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.RetryPolicy;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.OutcomeUnknownException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.PortfolioPosition;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Functions that run in a transaction, and how often. */
abstract class FunctionSuite extends Suite {

    /** Without pauses. */
    private static final RetryPolicy AT_ONCE = new RetryPolicy(3, Duration.ZERO, Duration.ZERO);

    FunctionSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("TX-004 a function in a transaction is committed when it returns, and gives its result")
    void functionCommits() {
        String result = storage.inTransaction(tx -> {
            EveryTable.write(tx, 1);
            return "done";
        });
        storage.useTransaction(tx -> EveryTable.write(tx, 2));

        assertThat(result).isEqualTo("done");
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(2));
    }

    @Test
    @DisplayName("TX-004 whatever a function in a transaction throws undoes it and is thrown on")
    void functionRollsBack() {
        for (Throwable failure :
                new Throwable[] {new IllegalStateException("no"), new IOException("no"), new StackOverflowError("no")
                }) {
            assertThatThrownBy(() -> storage.useTransaction(tx -> {
                        EveryTable.write(tx, 1);
                        fail(failure);
                    }))
                    .isSameAs(failure);
            assertThatThrownBy(() -> storage.inTransaction(tx -> {
                        EveryTable.write(tx, 1);
                        fail(failure);
                        return 1;
                    }))
                    .isSameAs(failure);
        }

        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(0));
    }

    @Test
    @DisplayName("TX-012 what fails for a reason that may pass is run again as a whole, so often and no more")
    void runsAgain() {
        AtomicInteger runs = new AtomicInteger();
        String result = storage.inTransaction(AT_ONCE, tx -> {
            EveryTable.write(tx, 1);
            if (runs.incrementAndGet() < AT_ONCE.attempts()) {
                throw new ConflictException("run " + runs, null);
            }
            return "run " + runs;
        });

        assertThat(result).isEqualTo("run 3");
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));

        runs.set(0);
        storage.useTransaction(AT_ONCE, tx -> {
            tx.portfolioPositions().adjust("RUN", BigDecimal.ONE);
            if (runs.incrementAndGet() < AT_ONCE.attempts()) {
                throw new ConflictException("run " + runs, null);
            }
        });
        assertThat(storage.portfolioPositions().find("RUN")).contains(new PortfolioPosition("RUN", BigDecimal.ONE));
        storage.portfolioPositions().remove("RUN");

        runs.set(0);
        assertThatThrownBy(() -> storage.inTransaction(AT_ONCE, tx -> {
                    EveryTable.write(tx, 2);
                    throw new UnavailableException("run " + runs.incrementAndGet(), null);
                }))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("run 3")
                .satisfies(last -> assertThat(last.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .contains("run 1", "run 2"));
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
    }

    @Test
    @DisplayName("TX-012 two that lock the same rows in different orders both come through")
    void deadlock() throws Exception {
        // For longer than the first waits below, as a storage may tell the second of a conflict at once.
        RetryPolicy retry = new RetryPolicy(500, Duration.ofMillis(20), Duration.ofMillis(200));
        CountDownLatch bothHaveOne = new CountDownLatch(2);
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger met = new AtomicInteger();
        try (Threads threads = new Threads()) {
            threads.runAll(Stream.of(List.of("A", "B"), List.of("B", "A"))
                    .<Threads.Task>map(tickers -> () -> storage.inTransaction(retry, tx -> {
                        tx.portfolioPositions().adjust(tickers.get(0), BigDecimal.ONE);
                        if (runs.incrementAndGet() <= 2) {
                            bothHaveOne.countDown();
                            // A database with one writer lets the second begin only after the first: then go on.
                            if (bothHaveOne.await(1, TimeUnit.SECONDS)) {
                                met.incrementAndGet();
                            }
                        }
                        return tx.portfolioPositions().adjust(tickers.get(1), BigDecimal.ONE);
                    }))
                    .toList());
        }

        if (met.get() == 2) {
            assertThat(runs).as("runs, one of which had to be undone").hasValueGreaterThan(2);
        }
        assertThat(storage.portfolioPositions().list())
                .containsExactly(
                        new PortfolioPosition("A", BigDecimal.valueOf(2)),
                        new PortfolioPosition("B", BigDecimal.valueOf(2)));
    }

    @Test
    @DisplayName("TX-013 what would fail again, what may have happened, and an interrupted thread are not run again")
    void doesNotRunAgain() {
        List<RuntimeException> failures = List.of(
                new OutcomeUnknownException("lost during the commit", null),
                new InvalidDataException("shares", -1, "must not be negative"),
                new IllegalStateException("of the caller"));
        for (RuntimeException failure : failures) {
            AtomicInteger runs = new AtomicInteger();
            assertThatThrownBy(() -> storage.inTransaction(AT_ONCE, tx -> {
                        EveryTable.write(tx, runs.incrementAndGet());
                        throw failure;
                    }))
                    .isSameAs(failure);
            assertThat(runs).as(failure.getMessage()).hasValue(1);
        }
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> storage.inTransaction(AT_ONCE, tx -> {
                    runs.incrementAndGet();
                    Thread.currentThread().interrupt();
                    throw new ConflictException("while it was interrupted", null);
                }))
                .isInstanceOf(ConflictException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(runs).hasValue(1);
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(0));
        refusal(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO));
        refusal(() -> new RetryPolicy(1, Duration.ofMillis(-1), Duration.ZERO));
        refusal(() -> new RetryPolicy(1, Duration.ofMillis(2), Duration.ofMillis(1)));
    }

    /** Throws anything as if it were of the type that fits. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Exception> void fail(Throwable failure) throws E {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (E) failure;
    }
}
