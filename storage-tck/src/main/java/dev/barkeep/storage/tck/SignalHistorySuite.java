package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SignalTypes;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.SignalStatistics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals. */
abstract class SignalHistorySuite extends Suite {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

    SignalHistorySuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("SIG-001 a signal comes back with its id and times")
    void adds() {
        SignalHistory full = new SignalHistory(
                "AAPL",
                DAY,
                SignalTypes.BUY,
                new BigDecimal("-1.5"),
                new BigDecimal("0.87654321"),
                new BigDecimal("187.14999389"),
                new BigDecimal("200"),
                new BigDecimal("180.1"),
                "TRENDING_UP",
                "RSI below 30");
        SignalHistory bare = signal("MSFT", 0, SignalTypes.SELL, "0.5");

        Stored<SignalHistory> first = storage.signalHistory().add(full);
        Stored<SignalHistory> second = storage.signalHistory().add(bare);

        assertThat(first).isEqualTo(new Stored<>(first.id(), now(), now(), full));
        assertThat(first.id()).isPositive();
        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(storage.signalHistory().find(first.id())).contains(first);
        assertThat(storage.signalHistory().find(second.id())).contains(second);
        assertThat(storage.signalHistory().find(second.id() + 1)).isEmpty();
        assertThat(storage.signalHistory().find(-1)).isEmpty();
    }

    @Test
    @DisplayName("SIG-002 equal signals are different rows")
    void equalSignals() {
        SignalHistory signal = signal("AAPL", 0, SignalTypes.BUY, "0.5");

        Stored<SignalHistory> first = storage.signalHistory().add(signal);
        Stored<SignalHistory> second = storage.signalHistory().add(signal);
        assertThat(storage.signalHistory().addAll(List.of(signal, signal))).isEqualTo(2);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(search(SignalFilter.ALL)).hasSize(4).allMatch(signal::equals);
    }

    @Test
    @DisplayName("SIG-003 many signals are added all or none, numbered in the order given")
    void addsMany() {
        List<SignalHistory> signals = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            signals.add(signal("T" + i, 0, SignalTypes.BUY, "0.5"));
        }

        assertThat(storage.signalHistory().addAll(signals)).isEqualTo(500);
        assertThat(storage.signalHistory().addAll(List.of())).isZero();
        refusal(() -> storage.signalHistory().addAll(Arrays.asList(signals.get(0), absent())));

        List<Stored<SignalHistory>> found = new ArrayList<>(search(storage, SignalFilter.ALL));
        found.sort(Comparator.comparingLong(Stored::id));
        assertThat(found).extracting(Stored::value).isEqualTo(signals);
    }

    @Test
    @DisplayName("SIG-004 a search gives what meets every condition of the filter, and nothing else")
    void filters() {
        List<SignalHistory> signals = new ArrayList<>();
        for (String ticker : List.of("AAPL", "MSFT")) {
            for (int day = 0; day < 4; day++) {
                for (String type : List.of(SignalTypes.BUY, SignalTypes.SELL)) {
                    for (String confidence : List.of("0.5", "0.50000001", "0.9")) {
                        signals.add(signal(ticker, day, type, confidence));
                    }
                }
            }
        }
        storage.signalHistory().addAll(signals);
        Range<LocalDate> range = Range.between(DAY.plusDays(1), DAY.plusDays(3));
        BigDecimal least = new BigDecimal("0.50000001");

        assertThat(search(SignalFilter.ALL)).hasSize(48);
        assertThat(search(SignalFilter.ALL.withTicker(" aapl")))
                .hasSize(24)
                .allMatch(signal -> signal.ticker().equals("AAPL"));
        assertThat(search(SignalFilter.ALL.withSignalType(SignalTypes.SELL)))
                .hasSize(24)
                .allMatch(signal -> signal.signalType().equals(SignalTypes.SELL));
        assertThat(search(SignalFilter.ALL.withMinConfidence(least)))
                .hasSize(32)
                .allMatch(signal -> signal.confidence().compareTo(least) >= 0);
        assertThat(search(SignalFilter.ALL.withRange(range)))
                .hasSize(24)
                .allMatch(signal -> !signal.date().isBefore(DAY.plusDays(1))
                        && signal.date().isBefore(DAY.plusDays(3)));
        assertThat(search(SignalFilter.ALL.withRange(Range.from(DAY.plusDays(3)))))
                .hasSize(12);
        assertThat(search(new SignalFilter("MSFT", range, SignalTypes.BUY, least)))
                .containsExactly(
                        signal("MSFT", 2, SignalTypes.BUY, "0.9"),
                        signal("MSFT", 2, SignalTypes.BUY, "0.50000001"),
                        signal("MSFT", 1, SignalTypes.BUY, "0.9"),
                        signal("MSFT", 1, SignalTypes.BUY, "0.50000001"));
        assertThat(search(SignalFilter.ALL.withTicker("NONE"))).isEmpty();
    }

    @Test
    @DisplayName("SIG-005 the newest come first: by date, then id, both descending")
    void newestFirst() {
        List<Stored<SignalHistory>> added = new ArrayList<>();
        for (int day : List.of(2, 0, 1, 2, 0, 1, 1)) {
            added.add(storage.signalHistory().add(signal("AAPL", day, SignalTypes.BUY, "0.5")));
        }
        added.sort(
                Comparator.comparing((Stored<SignalHistory> row) -> row.value().date())
                        .thenComparing(Stored::id)
                        .reversed());

        assertThat(search(storage, SignalFilter.ALL)).isEqualTo(added);
    }

    @Test
    @DisplayName("SIG-006 a page has no more rows than asked for, and says where the next one begins if there is one")
    void pages() {
        List<Stored<SignalHistory>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(0, storage.signalHistory().add(signal("AAPL", i / 4, SignalTypes.BUY, "0.5")));
        }

        for (int size : new int[] {1, 3, 5, 10, 11}) {
            List<Stored<SignalHistory>> rows = new ArrayList<>();
            Optional<PageRequest> next = Optional.of(PageRequest.first(size));
            for (int pages = 0; next.isPresent(); pages++) {
                Page<Stored<SignalHistory>> page = storage.signalHistory().search(SignalFilter.ALL, next.orElseThrow());
                rows.addAll(page.rows());
                next = page.next();

                assertThat(page.rows()).hasSizeLessThanOrEqualTo(size);
                assertThat(rows).isEqualTo(all.subList(0, Math.min(rows.size(), all.size())));
                if (rows.size() < all.size()) {
                    assertThat(next).as("the page after %s rows", rows.size()).isPresent();
                } else if (page.rows().size() == all.size() && size > all.size()) {
                    assertThat(next).as("the page after all rows").isEmpty();
                }
                assertThat(pages).isLessThan(1_000);
            }
            assertThat(rows).isEqualTo(all);
        }
        assertThat(storage.signalHistory()
                        .search(SignalFilter.ALL.withTicker("NONE"), PageRequest.first(1))
                        .rows())
                .isEmpty();
        refusal(() -> PageRequest.first(0));
        refusal(() -> PageRequest.first(PageRequest.MAX_SIZE + 1));
    }

    @Test
    @DisplayName("SIG-007 following the pages gives each row once, whatever is added meanwhile")
    void pagesWhileAdding() {
        List<Stored<SignalHistory>> before = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            before.add(storage.signalHistory().add(signal("AAPL", i % 7, SignalTypes.BUY, "0.5")));
        }
        List<Stored<SignalHistory>> seen = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(7));
        for (int round = 0; next.isPresent(); round++) {
            Page<Stored<SignalHistory>> page = storage.signalHistory().search(SignalFilter.ALL, next.orElseThrow());
            seen.addAll(page.rows());
            next = page.next();
            if (round < 20) {
                for (int day = -1; day < 8; day++) {
                    storage.signalHistory().add(signal("NEW", day, SignalTypes.SELL, "0.1"));
                }
            }
        }

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(row -> row.value().ticker().equals("AAPL")))
                .containsExactlyInAnyOrderElementsOf(before);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"of different days", "of one day"})
    @DisplayName("SIG-010 the next page goes on behind the place of the one before, although its rows are gone")
    void pagesBehindRowsThatAreGone(String dates) {
        List<Stored<SignalHistory>> added = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // Those that a search gives first are to be the first that a deletion takes.
            boolean oneDay = dates.equals("of one day");
            clock.advance(Duration.ofHours(oneDay ? -1 : 1));
            added.add(oneDay ? 0 : i, storage.signalHistory().add(signal("AAPL", oneDay ? 0 : -i, "BUY", "0.5")));
        }
        clock.advance(Duration.ofDays(30));
        List<Stored<SignalHistory>> seen = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(3));
        while (next.isPresent()) {
            Page<Stored<SignalHistory>> page = storage.signalHistory().search(SignalFilter.ALL, next.orElseThrow());
            seen.addAll(page.rows());
            assertThat(seen).isEqualTo(added.subList(0, Math.min(seen.size(), added.size())));
            if (!page.rows().isEmpty()) {
                deleteUpTo(seen.get(seen.size() - 1), seen.size() % 2 == 0);
            }
            assertThat(search(SignalFilter.ALL)).hasSize(added.size() - seen.size());
            next = page.next();
        }
        assertThat(seen).isEqualTo(added);
    }

    private void deleteUpTo(Stored<SignalHistory> last, boolean prunes) {
        Instant kept = last.createdAt().plusNanos(1_000);
        if (prunes) {
            storage.prune(new RetentionPolicy(null, null, Duration.between(kept, now()), null));
        } else {
            storage.signalHistory().deleteCreatedBefore(kept);
        }
    }

    @Test
    @DisplayName("SIG-008 statistics of the signals of a filter; none give zeros and absent values")
    void statistics() {
        storage.signalHistory()
                .addAll(List.of(
                        signal("AAPL", 0, "SELL", "0.1"),
                        signal("AAPL", 5, "BUY", "0.2"),
                        signal("MSFT", 3, "BUY", "0.00000001"),
                        signal("TSLA", 9, "HOLD", "0.9")));

        assertThat(storage.signalHistory().statistics(SignalFilter.ALL.withRange(Range.before(DAY.plusDays(6)))))
                // 0.30000001 / 3
                .isEqualTo(new SignalStatistics(
                        3, 2, Map.of("BUY", 2L, "SELL", 1L), new BigDecimal("0.10000000"), DAY, DAY.plusDays(5)));
        SignalStatistics all = storage.signalHistory().statistics(SignalFilter.ALL);
        assertThat(all.countByType().keySet()).containsExactly("BUY", "HOLD", "SELL");
        assertUnmodifiable(all.countByType());
        assertThat(storage.signalHistory().statistics(SignalFilter.ALL.withTicker("NONE")))
                .isEqualTo(new SignalStatistics(0, 0, Map.of(), null, null, null));
    }

    @Test
    @DisplayName("SIG-008 the average confidence is rounded half-even to 8 decimals, not computed in floating point")
    void averageIsExact() {
        storage.signalHistory()
                .addAll(List.of(signal("EVEN", 0, "BUY", "0.00000002"), signal("EVEN", 0, "BUY", "0.00000003")));
        storage.signalHistory()
                .addAll(List.of(signal("ODD", 0, "BUY", "-0.00000003"), signal("ODD", 0, "BUY", "-0.00000004")));
        storage.signalHistory()
                .addAll(List.of(
                        signal("HUGE", 0, "BUY", "9999999999.99999999"),
                        signal("HUGE", 0, "BUY", "9999999999.99999997"),
                        signal("HUGE", 0, "BUY", "9999999999.99999999")));

        assertThat(average("EVEN")).isEqualTo("0.00000002");
        assertThat(average("ODD")).isEqualTo("-0.00000004");
        assertThat(average("HUGE")).isEqualTo("9999999999.99999998");
    }

    @Test
    @DisplayName("SIG-009 deleting those stored before a moment keeps that moment")
    void deletesCreatedBefore() {
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            storage.signalHistory().add(signal("AAPL", -i, SignalTypes.BUY, "0.5"));
            moments.add(now());
            clock.advance(Duration.ofMillis(1));
        }

        assertThat(storage.signalHistory().deleteCreatedBefore(moments.get(0))).isZero();
        assertThat(storage.signalHistory().deleteCreatedBefore(moments.get(2))).isEqualTo(2);
        assertThat(search(SignalFilter.ALL))
                .containsExactly(
                        signal("AAPL", -2, SignalTypes.BUY, "0.5"), signal("AAPL", -3, SignalTypes.BUY, "0.5"));
        assertThat(storage.signalHistory().deleteCreatedBefore(moments.get(2).plusNanos(1)))
                .isEqualTo(1);
    }

    private String average(String ticker) {
        BigDecimal average = storage.signalHistory()
                .statistics(SignalFilter.ALL.withTicker(ticker))
                .averageConfidence();
        return average == null ? "none" : average.toPlainString();
    }

    private List<SignalHistory> search(SignalFilter filter) {
        return search(storage, filter).stream().map(Stored::value).toList();
    }

    private static SignalHistory signal(String ticker, int day, String type, String confidence) {
        return SignalHistory.builder(ticker, DAY.plusDays(day), type, new BigDecimal(confidence))
                .build();
    }
}
