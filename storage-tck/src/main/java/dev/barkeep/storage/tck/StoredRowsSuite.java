package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.tck.child.PutEverything;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows with their ids and times, read and put as they are stored. */
abstract class StoredRowsSuite extends Suite {

    /** Too many for whatever way few rows go. */
    private static final int MANY = 25_000;

    private static final int RANDOM_ROWS = 300;
    private static final LocalDate DAY = LocalDate.of(2019, 3, 4);
    private static final Instant THEN = Instant.parse("2019-03-04T05:06:07.000001Z");
    private static final Instant LATER = Instant.parse("2021-01-01T00:00:00Z");

    private final DailyKind daily = new DailyKind();
    private final IntradayKind intraday = new IntradayKind();

    StoredRowsSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName(
            "ROW-001 a row that was stored by its repository is streamed with the id and the times that this one tells")
    void streams() {
        DailyData bar = daily.bar("AAPL", 0);
        IntradayData minute = intraday.bar("AAPL", 0);
        Metadata company = new Metadata("AAPL", "Apple", null, null, null, NOW);
        PortfolioPosition position = new PortfolioPosition("AAPL", BigDecimal.ONE);
        storage.dailyData().save(bar);
        storage.intradayData().save(minute);
        storage.metadata().save(company);
        storage.portfolioPositions().save(position);
        Instant created = now();
        clock.set(NOW.plusSeconds(5));
        DailyData changed = daily.bar("AAPL", 0, "9");
        storage.dailyData().save(changed);
        Stored<SignalHistory> signal = storage.signalHistory().add(value(StoredTable.SIGNAL_HISTORY, 1));
        Stored<PortfolioPerformance> performance =
                storage.portfolioPerformance().add(value(StoredTable.PORTFOLIO_PERFORMANCE, 1));
        Stored<SystemEvent> event = storage.systemEvents().append(value(StoredTable.SYSTEM_EVENTS, 1));

        assertThat(all(StoredTable.DAILY_DATA)).containsExactly(new Stored<>(0, created, now(), changed));
        assertThat(all(StoredTable.INTRADAY_DATA)).containsExactly(new Stored<>(0, created, created, minute));
        assertThat(all(StoredTable.METADATA)).containsExactly(new Stored<>(0, created, created, company));
        assertThat(all(StoredTable.PORTFOLIO_POSITIONS)).containsExactly(new Stored<>(0, created, created, position));
        assertThat(all(StoredTable.SIGNAL_HISTORY)).containsExactly(signal);
        assertThat(all(StoredTable.PORTFOLIO_PERFORMANCE)).containsExactly(performance);
        assertThat(all(StoredTable.SYSTEM_EVENTS)).containsExactly(event);
    }

    @Test
    @DisplayName("ROW-002 rows are streamed by key, whatever the order in which they came")
    void order() {
        List<Stored<IntradayData>> bars = new ArrayList<>();
        for (String ticker : List.of("A", "A!", "A-B", "A.B", "A1", "AB", "^X")) {
            for (BarInterval interval : List.of(BarInterval.ONE_MINUTE, BarInterval.ONE_HOUR)) {
                for (int step : new int[] {0, 1, 2}) {
                    bars.add(new Stored<>(0, THEN, THEN, intraday.bar(ticker, interval, step, "5")));
                }
            }
        }
        put(StoredTable.INTRADAY_DATA, shuffled(bars));
        assertThat(all(StoredTable.INTRADAY_DATA)).isEqualTo(bars);

        for (StoredTable<?> table : StoredTable.ALL) {
            assertOrder(table);
        }
    }

    private <T> void assertOrder(StoredTable<T> table) {
        // Times that go down as keys go up, and values that do not go with the key either.
        List<Stored<T>> rows = IntStream.range(1, 50)
                .mapToObj(i -> new Stored<>(
                        table.isNumbered() ? i : 0,
                        THEN.minusSeconds(i),
                        LATER.minusSeconds(i),
                        value(table, table.isNumbered() ? 90 - i : 100 + i)))
                .toList();
        put(table, shuffled(rows));

        assertThat(all(table)).containsAll(rows).isSortedAccordingTo(table.keyOrder());
    }

    @Test
    @DisplayName("ROW-003 a range takes the rows that changed in it: its begin is in, its end is out")
    void range() {
        for (StoredTable<?> table : StoredTable.ALL) {
            assertRange(table);
        }
    }

    private <T> void assertRange(StoredTable<T> table) {
        List<Stored<T>> rows = IntStream.range(1, 6)
                .mapToObj(i -> row(table, i, THEN.minusSeconds(i), LATER.plusNanos(1_000L * i)))
                .toList();
        put(table, rows.stream());
        Instant second = LATER.plusNanos(2_000);
        Instant fourth = LATER.plusNanos(4_000);

        assertThat(in(table, Range.between(second, fourth))).isEqualTo(rows.subList(1, 3));
        assertThat(in(table, Range.from(fourth))).isEqualTo(rows.subList(3, 5));
        assertThat(in(table, Range.before(second))).isEqualTo(rows.subList(0, 1));
        assertThat(in(table, Range.between(second.minusNanos(1), second.plusNanos(1))))
                .isEqualTo(rows.subList(1, 2));
        assertThat(in(table, Range.between(second, second))).isEmpty();
        assertThat(in(table, Range.from(Instant.MAX))).isEmpty();
        assertThat(in(table, Range.between(Instant.MIN, Instant.MAX))).isEqualTo(rows);
    }

    @Test
    @DisplayName("ROW-004 what is put keeps its id and times, and every value, also at the extremes of all of them")
    void puts() {
        BigDecimal most = new BigDecimal("9999999999.99999999");
        BigDecimal least = new BigDecimal("-0.00000001");
        BigDecimal money = new BigDecimal("-99999999999999.9999");
        String text = "\\N\t\n'\"${}\\. \u0001" + "😀".repeat(999_980);
        assertPut(StoredTable.DAILY_DATA, new DailyData("A", FieldRules.MIN_DATE, most, least, most, least, 0));
        assertPut(
                StoredTable.DAILY_DATA,
                new DailyData("B", FieldRules.MAX_DATE, most, least, most, least, Long.MAX_VALUE, least, most));
        assertPut(
                StoredTable.INTRADAY_DATA,
                new IntradayData(
                        "A",
                        new BarInterval(Integer.MAX_VALUE),
                        FieldRules.MAX_INSTANT,
                        most,
                        least,
                        most,
                        least,
                        Long.MAX_VALUE));
        assertPut(StoredTable.METADATA, new Metadata("A", null, null, null, null, null));
        assertPut(StoredTable.METADATA, new Metadata("B", "", text, " ", money, FieldRules.MIN_INSTANT));
        assertPut(
                StoredTable.SIGNAL_HISTORY,
                new SignalHistory("A", DAY, "\\N", least, most, least, most, least, " ", text));
        assertPut(
                StoredTable.SIGNAL_HISTORY, new SignalHistory("A", DAY, "B", null, most, null, null, null, null, null));
        assertPut(
                StoredTable.PORTFOLIO_PERFORMANCE,
                new PortfolioPerformance(FieldRules.MAX_DATE, money, least, most, least, most));
        assertPut(
                StoredTable.PORTFOLIO_PERFORMANCE,
                new PortfolioPerformance(FieldRules.MIN_DATE, money, least, most, null, null));
        assertPut(StoredTable.PORTFOLIO_POSITIONS, new PortfolioPosition("A", most));
        assertPut(StoredTable.SYSTEM_EVENTS, new SystemEvent("A", text, text, "😀"));
        assertPut(StoredTable.SYSTEM_EVENTS, new SystemEvent("A", "", null, "B"));
    }

    /** Alone and among many, where another way may be taken. */
    private <T> void assertPut(StoredTable<T> table, T value) {
        Stored<T> row =
                new Stored<>(table.isNumbered() ? 1L << 60 : 0, FieldRules.MIN_INSTANT, FieldRules.MAX_INSTANT, value);
        assertThat(put(table, Stream.of(row))).isEqualTo(1);
        assertThat(all(table)).contains(row);

        Stored<T> other = new Stored<>(row.id(), THEN, LATER, value);
        List<Stored<T>> rows = new ArrayList<>(rows(table, 500, THEN));
        rows.add(other);
        put(table, rows.stream());
        assertThat(all(table)).contains(other).doesNotContain(row).containsAll(rows);
    }

    @Test
    @DisplayName("ROW-004 digits of the times finer than a microsecond are cut off")
    void cutsTimes() {
        Instant fine = Instant.parse("2019-03-04T05:06:07.123456789Z");
        Instant cut = Instant.parse("2019-03-04T05:06:07.123456Z");
        Stored<PortfolioPosition> row = row(StoredTable.PORTFOLIO_POSITIONS, 1, fine, fine.minusNanos(1));

        put(StoredTable.PORTFOLIO_POSITIONS, Stream.of(row));

        assertThat(all(StoredTable.PORTFOLIO_POSITIONS)).containsExactly(new Stored<>(0, cut, cut, row.value()));
    }

    @Test
    @DisplayName("ROW-005 a row that is there with the same key or id is replaced, its times included, the others stay")
    void replaces() {
        for (int count : new int[] {3, 700}) {
            for (StoredTable<?> table : StoredTable.ALL) {
                assertReplaces(table, count);
            }
        }
    }

    private <T> void assertReplaces(StoredTable<T> table, int count) {
        List<Stored<T>> before = rows(table, count, LATER);
        put(table, before.stream());
        List<Stored<T>> after = new ArrayList<>();
        for (Stored<T> row : before) {
            int which = after.size() % 3;
            after.add(
                    which == 0
                            ? row
                            : which == 1
                                    ? new Stored<>(row.id(), THEN, THEN.plusSeconds(1), row.value())
                                    : new Stored<>(row.id(), THEN, LATER, other(table, row.value())));
        }

        assertThat(put(table, IntStream.range(0, count).filter(i -> i % 3 != 0).mapToObj(after::get)))
                .isEqualTo(count - (count + 2) / 3);

        assertThat(all(table)).isEqualTo(after);
        assertThat(put(table, after.stream())).isEqualTo(count);
        assertThat(all(table)).isEqualTo(after);
    }

    @Test
    @DisplayName("ROW-006 of rows whose stream throws none is stored, and the stream is closed")
    void undoes() {
        for (StoredTable<?> table : StoredTable.ALL) {
            assertUndoes(table, 10);
        }
        assertUndoes(StoredTable.INTRADAY_DATA, MANY);
        assertUndoes(StoredTable.SYSTEM_EVENTS, MANY);
    }

    private <T> void assertUndoes(StoredTable<T> table, int count) {
        put(table, rows(table, 2, THEN).stream());
        List<Stored<T>> before = all(table);
        IllegalStateException failure = new IllegalStateException("the archive ends in the middle");
        AtomicBoolean closed = new AtomicBoolean();
        Thread caller = Thread.currentThread();
        Stream<Stored<T>> failing = IntStream.rangeClosed(1, count + 1)
                .mapToObj(i -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    if (i == count + 1) {
                        throw failure;
                    }
                    return row(table, i, LATER, LATER);
                })
                .onClose(() -> closed.set(true));

        assertThatThrownBy(() -> put(table, failing)).isSameAs(failure);

        assertThat(closed).isTrue();
        assertThat(all(table)).isEqualTo(before);
        assertThat(put(table, rows(table, 3, LATER).stream().onClose(() -> closed.set(false))))
                .isEqualTo(3);
        assertThat(closed).isFalse();
    }

    @Test
    @DisplayName("ROW-006 within a transaction rows belong to it, and to no clock or given times")
    void withinTransaction() {
        List<Stored<SystemEvent>> rows = rows(StoredTable.SYSTEM_EVENTS, 300, THEN);
        Repositories ended;
        try (Transaction tx = storage.begin()) {
            ended = tx;
            tx.withTimestamps(new Timestamps(LATER, LATER))
                    .rows(StoredTable.SYSTEM_EVENTS)
                    .putAll(rows.stream());
            try (Stream<Stored<SystemEvent>> own = tx.rows(StoredTable.SYSTEM_EVENTS).stream(Range.all())) {
                assertThat(own.toList()).isEqualTo(rows);
            }
        }
        assertThat(all(StoredTable.SYSTEM_EVENTS)).isEmpty();
        assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> ended.rows(StoredTable.SYSTEM_EVENTS).putAll(rows.stream()));

        storage.useTransaction(tx -> tx.rows(StoredTable.SYSTEM_EVENTS).putAll(rows.stream()));
        assertThat(all(StoredTable.SYSTEM_EVENTS)).isEqualTo(rows);
    }

    @Test
    @DisplayName("CAP-003 a transaction puts what it streams from the same table, or is refused and goes on")
    void fromOwnStream() {
        put(StoredTable.SYSTEM_EVENTS, rows(StoredTable.SYSTEM_EVENTS, MANY, THEN).stream());
        try (Transaction tx = storage.begin()) {
            try (Stream<Stored<SystemEvent>> own = tx.rows(StoredTable.SYSTEM_EVENTS).stream(Range.all())) {
                Stream<Stored<SystemEvent>> changed = own.map(row -> new Stored<>(row.id(), THEN, LATER, row.value()));
                needs(
                        Capability.WRITE_WHILE_STREAMING,
                        () -> tx.rows(StoredTable.SYSTEM_EVENTS).putAll(changed));
                assertThat(tx.rows(StoredTable.SYSTEM_EVENTS).putAll(changed)).isEqualTo(MANY);
            }
            tx.commit();
        }
        assertThat(in(StoredTable.SYSTEM_EVENTS, Range.from(LATER))).hasSize(MANY);
    }

    @Test
    @DisplayName("ROW-007 of rows with the same key or id in one call the last one given counts, near and far apart")
    void duplicates() {
        assertDuplicates(StoredTable.DAILY_DATA);
        assertDuplicates(StoredTable.SIGNAL_HISTORY);
    }

    private <T> void assertDuplicates(StoredTable<T> table) {
        Stored<T> first = row(table, 1, THEN, THEN);
        Stored<T> last = new Stored<>(first.id(), THEN, LATER, other(table, first.value()));
        assertThat(put(table, Stream.of(last, first, last))).isEqualTo(1);
        assertThat(all(table)).containsExactly(last);
        assertThat(put(table, Stream.of(last, first))).isEqualTo(1);
        assertThat(all(table)).containsExactly(first);

        put(table, Stream.concat(rows(table, MANY, THEN).stream(), Stream.of(first, last)));
        assertThat(all(table)).hasSize(MANY).startsWith(last);
    }

    @Test
    @DisplayName(
            "ROW-008 rows that the storage numbers later get greater ids than any that was put, and never a lower one again")
    void numbersOn() {
        for (int count : new int[] {1, 500}) {
            long signal = storage.signalHistory()
                    .add(value(StoredTable.SIGNAL_HISTORY, 1))
                    .id();
            numbersOn(
                    StoredTable.SIGNAL_HISTORY,
                    count,
                    signal,
                    () -> storage.signalHistory()
                            .add(value(StoredTable.SIGNAL_HISTORY, 1))
                            .id());
            long performance = storage.portfolioPerformance()
                    .add(value(StoredTable.PORTFOLIO_PERFORMANCE, 1))
                    .id();
            numbersOn(
                    StoredTable.PORTFOLIO_PERFORMANCE,
                    count,
                    performance,
                    () -> storage.portfolioPerformance()
                            .add(value(StoredTable.PORTFOLIO_PERFORMANCE, 1))
                            .id());
            long event = storage.systemEvents()
                    .append(value(StoredTable.SYSTEM_EVENTS, 1))
                    .id();
            numbersOn(
                    StoredTable.SYSTEM_EVENTS,
                    count,
                    event,
                    () -> storage.systemEvents()
                            .append(value(StoredTable.SYSTEM_EVENTS, 1))
                            .id());
        }
    }

    private <T> void numbersOn(StoredTable<T> table, int count, long last, Supplier<Long> add) {
        List<Stored<T>> rows = IntStream.range(0, count)
                .mapToObj(i -> new Stored<>(last + 1_000 + i, THEN, THEN, value(table, i)))
                .toList();
        put(table, shuffled(rows));
        long greatest = last + 1_000 + count - 1;
        long next = add.get();
        assertThat(next).isGreaterThan(greatest);

        // What is put below, replaced or put again changes nothing of that.
        put(table, rows.stream().map(row -> new Stored<>(row.id(), THEN, LATER, row.value())));
        put(table, Stream.of(new Stored<>(1, THEN, LATER, value(table, 1))));
        assertThat(add.get()).isGreaterThan(next);
    }

    @Test
    @DisplayName("ROW-008 rows that others add meanwhile neither fail nor are lost")
    void numbersBesideOthers() throws Exception {
        // Far above all that is added before the first of them is put, wherever a storage begins to number and whatever
        // its gaps.
        long above = storage.signalHistory()
                        .add(value(StoredTable.SIGNAL_HISTORY, 1))
                        .id()
                + (1L << 40);
        List<Stored<SignalHistory>> rows = IntStream.range(0, 3_000)
                .mapToObj(i -> new Stored<>(above + i, THEN, THEN, value(StoredTable.SIGNAL_HISTORY, i)))
                .toList();
        Set<Long> added = Collections.synchronizedSet(new HashSet<>());
        try (Threads threads = new Threads()) {
            Future<@Nullable Object> adding = threads.start(() -> {
                for (int i = 0; i < 200; i++) {
                    added.add(Threads.retried(() -> storage.signalHistory().add(value(StoredTable.SIGNAL_HISTORY, 1)))
                            .id());
                }
            });
            // From above: what is added meanwhile must not be replaced by what is put later.
            for (int from = rows.size() - 300; from >= 0; from -= 300) {
                List<Stored<SignalHistory>> some = rows.subList(from, from + 300);
                Threads.retried(() -> put(StoredTable.SIGNAL_HISTORY, some.stream()));
            }
            Threads.join(adding);
        }
        List<Stored<SignalHistory>> all = all(StoredTable.SIGNAL_HISTORY);
        assertThat(all).hasSize(3_201).containsAll(rows);
        assertThat(all).extracting(Stored::id).containsAll(added);
    }

    @Test
    @DisplayName(
            "ROW-009 an id or a time that no row can have is refused by its name, and nothing of the call is stored")
    void refuses() {
        for (StoredTable<?> table : StoredTable.ALL) {
            assertRefuses(table);
        }
        refusal(() -> storage.rows(absent()));
    }

    private <T> void assertRefuses(StoredTable<T> table) {
        T value = value(table, 900);
        long id = table.isNumbered() ? 900 : 0;
        assertRefused(table, "id", new Stored<>(table.isNumbered() ? 0 : 1, THEN, THEN, value));
        assertRefused(table, "id", new Stored<>(-1, THEN, THEN, value));
        assertRefused(table, "updated_at", new Stored<>(id, THEN, Instant.MAX, value));
        assertRefused(table, "created_at", new Stored<>(id, Instant.MIN, THEN, value));
        assertRefused(table, "created_at", new Stored<>(id, absent(), THEN, value));
        assertRefused(table, "updated_at", new Stored<>(id, THEN, absent(), value));
        refusal(() -> put(table, Stream.concat(rows(table, 3, THEN).stream(), Stream.of(Suite.<Stored<T>>absent()))));
        refusal(() -> put(table, Stream.of(row(table, 1, THEN, THEN), new Stored<>(id, THEN, THEN, absent()))));
        refusal(() -> storage.rows(table).putAll(absent()));
        refusal(() -> storage.rows(table).stream(absent()));
        assertThat(all(table)).isEmpty();
        assertThat(put(table, Stream.of())).isZero();
    }

    private <T> void assertRefused(StoredTable<T> table, String field, Stored<T> row) {
        List<Stored<T>> rows = new ArrayList<>(rows(table, 3, THEN));
        rows.add(row);
        assertThat(refusal(() -> put(table, rows.stream())).field())
                .as("%s of %s", field, table)
                .isEqualTo(field);
    }

    @Test
    @DisplayName("ROW-010 many rows are stored as few are, in any order, and streamed as they are stored")
    void many() {
        assertMany(StoredTable.INTRADAY_DATA);
        assertMany(StoredTable.SIGNAL_HISTORY);
    }

    private <T> void assertMany(StoredTable<T> table) {
        List<Stored<T>> rows = rows(table, MANY, THEN);
        for (int from = 0; from < 30; from++) {
            put(table, rows.subList(from, from + 1).stream());
        }
        assertThat(all(table)).isEqualTo(rows.subList(0, 30));

        assertThat(put(table, shuffled(rows))).isEqualTo(MANY);

        assertThat(all(table)).isEqualTo(rows);
    }

    @Test
    @DisplayName("ROW-010 100,000 rows, and 200 with long texts, are put and streamed in a small heap")
    void constantMemory() throws Exception {
        assumeOutlivesItsStorage();
        storage.close();

        assertThat(ChildJvm.run("32m", PutEverything.class, config, "100000", "10"))
                .contains("put 100000", "streamed 100000");
        assertThat(ChildJvm.run("64m", PutEverything.class, config, "200", "500000"))
                .contains("put 200", "streamed 100000");
    }

    @Test
    @DisplayName("ROW-011 what is streamed of every table can be put back, and is then the same")
    void roundTrip() {
        RandomRows random = new RandomRows(Seed.random());
        Map<StoredTable<?>, List<?>> before = new LinkedHashMap<>();
        before.put(StoredTable.DAILY_DATA, fill(StoredTable.DAILY_DATA, random::daily));
        before.put(StoredTable.INTRADAY_DATA, fill(StoredTable.INTRADAY_DATA, random::intraday));
        before.put(StoredTable.METADATA, fill(StoredTable.METADATA, random::metadata));
        before.put(StoredTable.SIGNAL_HISTORY, fill(StoredTable.SIGNAL_HISTORY, random::signal));
        before.put(StoredTable.PORTFOLIO_PERFORMANCE, fill(StoredTable.PORTFOLIO_PERFORMANCE, random::performance));
        before.put(StoredTable.PORTFOLIO_POSITIONS, fill(StoredTable.PORTFOLIO_POSITIONS, random::position));
        before.put(StoredTable.SYSTEM_EVENTS, fill(StoredTable.SYSTEM_EVENTS, random::event));
        assertThat(before.keySet()).containsExactlyElementsOf(StoredTable.ALL);

        for (StoredTable<?> table : StoredTable.ALL) {
            List<?> rows = before.get(table);
            assertThat(all(table)).hasSize(RANDOM_ROWS).isEqualTo(rows);
            putBack(table);
            assertThat(all(table)).isEqualTo(rows);
        }
    }

    @Test
    @DisplayName("ROW-011 a row that was changed after the clock was set back can be put back as well")
    void clockSetBack() {
        storage.portfolioPositions().save(new PortfolioPosition("A", BigDecimal.ONE));
        clock.advance(Duration.ofHours(-1));
        storage.portfolioPositions().save(new PortfolioPosition("A", BigDecimal.TEN));
        List<Stored<PortfolioPosition>> rows = all(StoredTable.PORTFOLIO_POSITIONS);
        assertThat(rows).allMatch(row -> row.updatedAt().isBefore(row.createdAt()));

        putBack(StoredTable.PORTFOLIO_POSITIONS);

        assertThat(all(StoredTable.PORTFOLIO_POSITIONS)).isEqualTo(rows);
    }

    private <T> List<Stored<T>> fill(StoredTable<T> table, Supplier<T> value) {
        RandomGenerator random = Seed.random();
        List<Stored<T>> rows = new ArrayList<>();
        for (int i = 1; i <= RANDOM_ROWS; i++) {
            Instant created = THEN.plusNanos(1_000 * random.nextLong(1L << 50));
            Instant updated = created.plusNanos(1_000 * random.nextLong(1L << 40));
            rows.add(new Stored<>(table.isNumbered() ? 7L * i : 0, created, updated, value.get()));
        }
        put(table, rows.stream());
        return rows.stream().sorted(table.keyOrder()).toList();
    }

    private <T> void putBack(StoredTable<T> table) {
        List<Stored<T>> rows = all(table);
        // Others in their place first, so that they are really stored again.
        put(table, rows.stream().map(row -> new Stored<>(row.id(), LATER, LATER, row.value())));
        assertThat(all(table)).isNotEqualTo(rows);
        put(table, rows.stream());
    }

    private <T> long put(StoredTable<T> table, Stream<Stored<T>> rows) {
        return storage.rows(table).putAll(rows);
    }

    private <T> List<Stored<T>> all(StoredTable<T> table) {
        return in(table, Range.all());
    }

    private <T> List<Stored<T>> in(StoredTable<T> table, Range<Instant> range) {
        try (Stream<Stored<T>> rows = storage.rows(table).stream(range)) {
            return rows.toList();
        }
    }

    private static <T> Stream<Stored<T>> shuffled(List<Stored<T>> rows) {
        List<Stored<T>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new java.util.Random(7));
        return shuffled.stream();
    }

    /** In the order of their keys. */
    private <T> List<Stored<T>> rows(StoredTable<T> table, int count, Instant at) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> row(table, i, at.plusSeconds(i), at.plusSeconds(2L * i)))
                .toList();
    }

    private <T> Stored<T> row(StoredTable<T> table, int number, Instant created, Instant updated) {
        return new Stored<>(table.isNumbered() ? number : 0, created, updated, value(table, number));
    }

    private <T> T value(StoredTable<T> table, int number) {
        String ticker = "T" + (1_000_000 + number);
        BigDecimal amount = BigDecimal.valueOf(number);
        Object value;
        if (table == StoredTable.DAILY_DATA) {
            value = daily.bar(ticker, number % 1_000);
        } else if (table == StoredTable.INTRADAY_DATA) {
            value = intraday.bar(ticker, number);
        } else if (table == StoredTable.METADATA) {
            value = new Metadata(ticker, ticker + " Inc.", null, "", amount, THEN);
        } else if (table == StoredTable.SIGNAL_HISTORY) {
            value = SignalHistory.builder(ticker, DAY, "BUY", amount).build();
        } else if (table == StoredTable.PORTFOLIO_PERFORMANCE) {
            value = new PortfolioPerformance(DAY, amount, BigDecimal.ONE, BigDecimal.ONE, null, amount);
        } else if (table == StoredTable.PORTFOLIO_POSITIONS) {
            value = new PortfolioPosition(ticker, amount);
        } else {
            value = new SystemEvent("OLD", ticker, null, "INFO");
        }
        return table.type().cast(value);
    }

    /** Another value of the same key. */
    private <T> T other(StoredTable<T> table, T value) {
        Object other;
        if (value instanceof DailyData bar) {
            other = new DailyData(
                    bar.ticker(), bar.date(), bar.open(), bar.high(), bar.low(), BigDecimal.ZERO, 1, null, null);
        } else if (value instanceof IntradayData bar) {
            other = new IntradayData(
                    bar.ticker(),
                    bar.interval(),
                    bar.datetime(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    BigDecimal.ZERO,
                    1);
        } else if (value instanceof Metadata company) {
            other = new Metadata(company.ticker(), null, "other", null, null, null);
        } else if (value instanceof PortfolioPosition position) {
            other = new PortfolioPosition(position.ticker(), new BigDecimal("0.5"));
        } else {
            return value(table, 4_711);
        }
        return table.type().cast(other);
    }
}
