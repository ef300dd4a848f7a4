package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.UnsupportedException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.tck.child.ReadEverything;
import dev.barkeep.storage.tck.child.WriteEverything;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Streams of rows. */
abstract class StreamSuite extends Suite {

    private static final int ROWS = 100_000;

    /** What a JVM with a storage needs, and less than {@link #ROWS} bars take. */
    private static final String SMALL_HEAP = "32m";

    private final DailyKind daily = new DailyKind();

    StreamSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("STR-001 100,000 rows are written from a stream and read as one in a small heap")
    void constantMemory() throws Exception {
        assumeOutlivesItsStorage();
        storage.close();

        assertThat(ChildJvm.run(SMALL_HEAP, WriteEverything.class, config, Integer.toString(ROWS)))
                .contains("wrote " + ROWS + " intraday", "wrote " + ROWS + " daily");
        assertThat(ChildJvm.run(SMALL_HEAP, ReadEverything.class, config))
                .contains("read " + ROWS + " intraday", "read " + ROWS + " daily", "read " + ROWS + " stored");
    }

    @Test
    @DisplayName("STR-001 a stream is long, complete and in order")
    void complete() {
        List<DailyData> bars = daily.bars("AAPL", 0, 20_000);
        storage.dailyData().saveAll(bars);

        try (Stream<DailyData> stream = storage.dailyData().stream("AAPL", Range.all())) {
            assertThat(stream.toList()).isEqualTo(bars);
        }
    }

    @Test
    @DisplayName("STR-001 a stream shows the rows as they were when it was opened")
    void snapshot() {
        List<DailyData> before = daily.bars("AAPL", 0, 3_000);
        storage.dailyData().saveAll(before);
        try (Stream<DailyData> stream = storage.dailyData().streamAll()) {
            if (concurrent()) {
                storage.dailyData().saveAll(daily.bars("AAPL", 3_000, 3_010));
                storage.dailyData().save(daily.bar("AAPL", 2_999, "7"));
                storage.dailyData().deleteRange("AAPL", daily.range(0, 100));
            }
            assertThat(stream.toList()).isEqualTo(before);
        }
        if (!concurrent()) {
            // Nobody could change anything meanwhile.
            throw new UnsupportedAsserted(Capability.CONCURRENT_ACCESS);
        }
    }

    @Test
    @DisplayName("STR-002 a stream can be closed early, and twice, and frees its connection")
    void closedEarly() {
        storage.dailyData().saveAll(daily.bars("AAPL", 0, 3_000));
        int moreThanThePool = config.poolSize() + config.maxOverflow() + 5;
        for (int i = 0; i < moreThanThePool; i++) {
            Stream<DailyData> stream = storage.dailyData().streamAll();
            assertThat(stream.iterator().next()).isEqualTo(daily.bar("AAPL", 0));
            stream.close();
            stream.close();
        }
        for (int i = 0; i < moreThanThePool; i++) {
            // Never read at all.
            storage.dailyData().streamAll().close();
        }

        assertThat(storage.dailyData().overview()).hasSize(1);
        assertThat(leaks).isEmpty();
    }

    @Test
    @DisplayName("STR-003 a stream that is never closed is reported with the place that opened it")
    void reportsLeak() throws Exception {
        storage.dailyData().saveAll(daily.bars("AAPL", 0, 10));
        Stream<DailyData> forgotten = storage.dailyData().streamAll();
        Iterator<DailyData> rows = forgotten.iterator();
        rows.next();

        storage.close();

        Leak leak = leaks.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(leak).isNotNull();
        assertThat(Arrays.stream(leak.openedAt().getStackTrace()).map(StackTraceElement::getMethodName))
                .contains("reportsLeak");
        assertThat(leaks).isEmpty();
        assertReadingFails(rows);
    }

    @Test
    @DisplayName("STR-003 a stream that became garbage is reported and gives its connection back")
    void reportsGarbage() throws Exception {
        storage.dailyData().saveAll(daily.bars("AAPL", 0, 10));
        forget();

        Leak leak = leakOfGarbage();

        assertThat(Arrays.stream(leak.openedAt().getStackTrace()).map(StackTraceElement::getMethodName))
                .contains("forget");
        storage.dailyData().save(daily.bar("AAPL", 11));
        assertThat(storage.dailyData().overview()).hasSize(1);
    }

    private void forget() {
        assertThat(storage.dailyData().streamAll().iterator().next()).isEqualTo(daily.bar("AAPL", 0));
    }

    @Test
    @DisplayName("STR-003 a stream that is still to be closed is no leak, although it is read to its end")
    void noFalseReport() throws Exception {
        storage.dailyData().saveAll(daily.bars("AAPL", 0, 3_000));
        try (Stream<DailyData> stream = storage.dailyData().streamAll()) {
            assertThat(stream.findFirst()).contains(daily.bar("AAPL", 0));
            WeakReference<Object> garbage = new WeakReference<>(new Object());
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (garbage.get() != null) {
                System.gc();
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
            assertThat(leaks.poll(300, TimeUnit.MILLISECONDS)).isNull();
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    @DisplayName("CAP-003 a transaction writes beside its own stream, or is refused and goes on")
    void writesWhileStreaming() {
        List<DailyData> before = daily.bars("AAPL", 0, 3_000);
        storage.dailyData().saveAll(before);
        try (Transaction tx = storage.begin()) {
            try (Stream<DailyData> stream = tx.dailyData().streamAll()) {
                if (storage.capabilities().contains(Capability.WRITE_WHILE_STREAMING)) {
                    tx.dailyData().saveAll(daily.bars("AAPL", 3_000, 3_010));
                    assertThat(stream.toList()).isEqualTo(before);
                    tx.commit();
                    return;
                }
                assertThatThrownBy(() -> tx.dailyData().saveAll(stream))
                        .isInstanceOfSatisfying(
                                UnsupportedException.class,
                                e -> assertThat(e.capability()).isEqualTo(Capability.WRITE_WHILE_STREAMING));
            }
            tx.dailyData().save(daily.bar("AAPL", 3_000));
            tx.commit();
        }
        assertThat(storage.dailyData().overview("AAPL").orElseThrow().count()).isEqualTo(3_001);
        throw new UnsupportedAsserted(Capability.WRITE_WHILE_STREAMING);
    }

    @Test
    @DisplayName("STR-004 reading on after the stream was closed is a ClosedException")
    void readingAfterClose() {
        storage.dailyData().saveAll(daily.bars("AAPL", 0, 10));
        Stream<DailyData> stream = storage.dailyData().streamAll();
        Iterator<DailyData> rows = stream.iterator();
        rows.next();
        stream.close();

        assertReadingFails(rows);
    }

    @Test
    @DisplayName("STR-004 reading on after the transaction of the stream has ended is a ClosedException")
    void readingAfterTransaction() {
        storage.dailyData().saveAll(daily.bars("AAPL", 0, 10));
        Transaction tx = storage.begin();
        Iterator<DailyData> rows = tx.dailyData().streamAll().iterator();
        rows.next();
        tx.close();

        assertReadingFails(rows);
    }

    @Test
    @DisplayName("STR-004 reading on after the storage was closed is a ClosedException")
    void readingAfterStorage() {
        storage.dailyData().saveAll(daily.bars("AAPL", 0, 10));
        Iterator<DailyData> rows = storage.dailyData().streamAll().iterator();
        rows.next();
        storage.close();

        assertReadingFails(rows);
    }

    @Test
    @DisplayName(
            "STR-004 a stream that is read while the storage closes is a ClosedException, whatever the driver says")
    void readingWhileClosing() throws Exception {
        storage.dailyData().saveAll(daily.bars("AAPL", 0, 20_000));
        CountDownLatch reading = new CountDownLatch(1);
        List<DailyData> seen = new ArrayList<>();
        try (Threads threads = new Threads()) {
            Future<@Nullable Object> reader = threads.start(() -> {
                try (Stream<DailyData> rows = storage.dailyData().streamAll()) {
                    Throwable thrown = catchThrowable(
                            () -> rows.peek(row -> reading.countDown()).forEach(seen::add));
                    // Nothing is thrown if it came to its end before.
                    if (thrown != null) {
                        assertThat(thrown).isInstanceOf(ClosedException.class);
                    }
                }
            });
            assertThat(reading.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            storage.close();
            Threads.join(reader);
        }
    }

    private static void assertReadingFails(Iterator<DailyData> rows) {
        // All ten, as a few may have been fetched ahead; but the stream must not just end.
        assertThatThrownBy(() -> {
                    for (int i = 1; i < 10 && rows.hasNext(); i++) {
                        rows.next();
                    }
                })
                .isInstanceOf(ClosedException.class);
    }
}
