package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SystemEventRepository;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several calls that happen wholly or not at all. */
abstract class TransactionSuite extends Suite {

    private final DailyKind daily = new DailyKind();

    TransactionSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("TX-001 a commit makes everything permanent, in all tables")
    void commits() {
        try (Transaction tx = storage.begin()) {
            EveryTable.write(tx, 1);
            EveryTable.write(tx, 2);
            tx.commit();
        }

        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(2));
    }

    @Test
    @DisplayName("TX-002 a rollback leaves nothing, and what was there before as it was")
    void rollsBack() {
        EveryTable.write(storage, 1);
        storage.portfolioPositions().save(new PortfolioPosition("T1", BigDecimal.ONE));
        try (Transaction tx = storage.begin()) {
            EveryTable.write(tx, 2);
            tx.portfolioPositions().adjust("T1", BigDecimal.TEN);
            tx.dailyData().deleteRange("T1", Range.all());
            tx.rollback();
        }

        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
        assertThat(storage.portfolioPositions().find("T1")).contains(new PortfolioPosition("T1", BigDecimal.ONE));
    }

    @Test
    @DisplayName("TX-003 a transaction that is closed without a commit leaves nothing")
    void closesWithoutCommit() {
        try (Transaction tx = storage.begin()) {
            EveryTable.write(tx, 1);
        }

        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(0));
    }

    @ParameterizedTest(name = "after {0}")
    @CsvSource({"commit", "rollback", "close"})
    @DisplayName("TX-005 every use after the end is a ClosedException, except closing it again")
    void useAfterEnd(String end) {
        Transaction tx = storage.begin();
        SystemEventRepository events = tx.systemEvents();
        switch (end) {
            case "commit" -> tx.commit();
            case "rollback" -> tx.rollback();
            default -> tx.close();
        }

        EveryTable.calls()
                .forEach((name, call) -> assertThatThrownBy(() -> call.accept(tx))
                        .as(name)
                        .isInstanceOfSatisfying(
                                ClosedException.class, e -> assertThat(e.what()).startsWith("transaction")));
        assertThatThrownBy(() -> events.append(EveryTable.event()))
                .isInstanceOf(EventNotRecordedException.class)
                .hasCauseInstanceOf(ClosedException.class);
        assertThatThrownBy(tx::commit).isInstanceOf(ClosedException.class);
        assertThatThrownBy(tx::rollback).isInstanceOf(ClosedException.class);
        tx.close();
        tx.close();
        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(0));
    }

    @Test
    @DisplayName("TX-006 a transaction sees what it wrote itself")
    void seesItsOwnRows() {
        try (Transaction tx = storage.begin()) {
            EveryTable.write(tx, 1);
            assertThat(EveryTable.count(tx)).isEqualTo(EveryTable.counts(1));
            EveryTable.write(tx, 2);
            assertThat(EveryTable.count(tx)).isEqualTo(EveryTable.counts(2));
            try (Stream<DailyData> stream = tx.dailyData().streamAll()) {
                assertThat(stream.toList()).containsExactly(daily.bar("T1", 0), daily.bar("T2", 0));
            }
            assertThat(tx.dailyData().deleteRange("T1", Range.all())).isEqualTo(1);
            assertThat(tx.dailyData().findLatestOfEach()).containsExactly(daily.bar("T2", 0));
        }
    }

    @Test
    @DisplayName("TX-007 others do not see what is not committed")
    void othersSeeNothing() {
        Map<String, Long> during = null;
        try (Transaction tx = storage.begin()) {
            EveryTable.write(tx, 1);
            if (concurrent()) {
                during = EveryTable.count(storage);
            }
            tx.commit();
        }

        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
        if (during == null) {
            throw new UnsupportedAsserted(Capability.CONCURRENT_ACCESS);
        }
        assertThat(during).isEqualTo(EveryTable.counts(0));
    }

    @Test
    @DisplayName("CAP-002 reads and streams run beside a transaction, or wait for it in vain where they cannot")
    void readsBesideTransaction() {
        storage.close();
        Storage impatient =
                tck.open(configured(config).poolTimeout(Duration.ofSeconds(1)).build());
        storage = impatient;
        impatient.dailyData().save(daily.bar("AAPL", 0));
        try (Transaction tx = impatient.begin()) {
            tx.dailyData().save(daily.bar("AAPL", 1));
            if (concurrent()) {
                assertThat(impatient.dailyData().findRange("AAPL", Range.all())).containsExactly(daily.bar("AAPL", 0));
                try (Stream<DailyData> stream = impatient.dailyData().streamAll()) {
                    tx.dailyData().save(daily.bar("AAPL", 2));
                    assertThat(stream.toList()).containsExactly(daily.bar("AAPL", 0));
                }
            } else {
                assertThatThrownBy(() -> impatient.dailyData().findRange("AAPL", Range.all()))
                        .isInstanceOf(UnavailableException.class);
                throw new UnsupportedAsserted(Capability.CONCURRENT_ACCESS);
            }
        }
    }

    @ParameterizedTest(name = "the first one {0}")
    @CsvSource({"commits, 111", "rolls back, 110"})
    @DisplayName(
            "TX-008 of two transactions that change one row none is lost: the second one waits or is told to retry")
    void twoTransactionsOnOneRow(String end, String expected) throws Exception {
        storage.portfolioPositions().save(new PortfolioPosition("AAPL", new BigDecimal("100")));
        CountDownLatch firstHasWritten = new CountDownLatch(1);
        CountDownLatch secondBegins = new CountDownLatch(1);
        try (Threads threads = new Threads();
                Transaction first = storage.begin()) {
            Future<@Nullable Object> second = threads.start(() -> {
                firstHasWritten.await();
                secondBegins.countDown();
                Threads.retried(() ->
                        storage.inTransaction(tx -> tx.portfolioPositions().adjust("AAPL", BigDecimal.TEN)));
            });
            first.portfolioPositions().adjust("AAPL", BigDecimal.ONE);
            firstHasWritten.countDown();
            assertThat(secondBegins.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            if (end.equals("commits")) {
                first.commit();
            } else {
                first.rollback();
            }
            Threads.join(second);
        }

        assertThat(storage.portfolioPositions().find("AAPL"))
                .contains(new PortfolioPosition("AAPL", new BigDecimal(expected)));
    }

    @Test
    @DisplayName("TX-001 a handler of the caller on a stream that is still open does not keep a commit from happening")
    void handlersOnStreams() {
        storage.dailyData().save(daily.bar("AAPL", 0));
        try (Transaction tx = storage.begin()) {
            tx.dailyData().save(daily.bar("AAPL", 1));
            Stream<DailyData> open = tx.dailyData().streamAll().onClose(() -> {
                throw new IllegalStateException("a handler of the caller");
            });
            assertThat(open.isParallel()).isFalse();
            tx.commit();
        }
        storage.dailyData().save(daily.bar("AAPL", 2));

        assertThat(storage.dailyData().findRange("AAPL", Range.all())).hasSize(3);
    }

    @Test
    @DisplayName("TX-011 rows that use the transaction they are saved in undo the call, and end it")
    void rowsThatUseTheirTransaction() {
        List<Consumer<Transaction>> uses = List.of(
                tx -> tx.dailyData().save(daily.bar("MSFT", 0)),
                tx -> tx.dailyData().streamAll().close(),
                Transaction::commit,
                Transaction::rollback);
        for (Consumer<Transaction> use : uses) {
            try (Transaction tx = storage.begin()) {
                Stream<DailyData> rows = daily.bars("AAPL", 0, 20).stream().peek(bar -> {
                    if (bar.date().equals(daily.at(15))) {
                        use.accept(tx);
                    }
                });
                refusal(() -> tx.dailyData().saveAll(rows));
                assertThatThrownBy(tx::commit).isInstanceOf(ClosedException.class);
            }
        }

        assertThat(storage.dailyData().overview()).isEmpty();
    }

    @Test
    @DisplayName("TX-010 a transaction that was forgotten is rolled back and reported with the place that began it")
    void forgotten() throws Exception {
        forget();

        Leak leak = leakOfGarbage();

        assertThat(leak.what()).isNotBlank();
        assertThat(Arrays.stream(leak.openedAt().getStackTrace()).map(StackTraceElement::getMethodName))
                .contains("forget");
        storage.dailyData().save(daily.bar("AAPL", 1));
        assertThat(storage.dailyData().findRange("AAPL", Range.all())).containsExactly(daily.bar("AAPL", 1));
    }

    private void forget() {
        storage.begin().dailyData().save(daily.bar("AAPL", 0));
    }

    @Test
    @DisplayName("TX-009 a refused argument leaves the transaction as it was")
    void refusedArgument() {
        try (Transaction tx = storage.begin()) {
            EveryTable.write(tx, 1);
            refusal(() -> tx.portfolioPositions().adjust("T1", new BigDecimal("-99")));
            refusal(() -> tx.dailyData().find("not a ticker", daily.at(0)));
            refusal(() -> tx.dailyData().findLatest("T1", -1));
            EveryTable.write(tx, 2);
            tx.commit();
        }

        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(2));
    }

    @Test
    @DisplayName("TX-009 a failure in the middle of a stream of rows ends the transaction, all of it")
    void failureInTheMiddle() {
        IllegalStateException failure = new IllegalStateException("the vendor's file ends in the middle");
        try (Transaction tx = storage.begin()) {
            EveryTable.write(tx, 1);
            Stream<DailyData> failing = daily.bars("AAPL", 0, 20).stream().peek(bar -> {
                if (bar.date().equals(daily.at(19))) {
                    throw failure;
                }
            });
            assertThatThrownBy(() -> tx.dailyData().saveAll(failing)).isSameAs(failure);

            assertThatThrownBy(() -> EveryTable.write(tx, 2)).isInstanceOf(ClosedException.class);
            assertThatThrownBy(tx::commit).isInstanceOf(ClosedException.class);
        }

        assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(0));
    }
}
