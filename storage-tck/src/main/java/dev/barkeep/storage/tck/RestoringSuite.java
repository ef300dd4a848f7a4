package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows that were stored elsewhere before, with the times that they had there. */
abstract class RestoringSuite extends Suite {

    private static final LocalDate DAY = LocalDate.of(2019, 3, 4);
    private static final Timestamps THEN =
            new Timestamps(Instant.parse("2019-03-04T05:06:07Z"), Instant.parse("2020-01-01T00:00:00.000001Z"));
    private static final Timestamps LATER =
            new Timestamps(Instant.parse("2021-01-01T00:00:00Z"), Instant.parse("2022-01-01T00:00:00Z"));

    private final DailyKind daily = new DailyKind();
    private final IntradayKind intraday = new IntradayKind();

    RestoringSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("TX-014 new rows of every table carry the given times, one, few or many")
    void newRows() {
        for (int rows : new int[] {1, 3, 300}) {
            String prefix = "N" + rows + "-";
            storage.useTransaction(tx -> restore(tx.withTimestamps(THEN), prefix, rows));

            assertThat(timesOfKeyed(prefix, rows)).hasSize(4 * rows).containsOnly(THEN);
        }
        storage.useTransaction(tx -> {
            Repositories then = tx.withTimestamps(THEN);
            assertThat(times(then.signalHistory().add(signal("ONE")))).isEqualTo(THEN);
            assertThat(times(then.portfolioPerformance().add(performance(1)))).isEqualTo(THEN);
            assertThat(times(then.systemEvents().append(event("one")))).isEqualTo(THEN);
            then.portfolioPositions().adjust("ADJUSTED", BigDecimal.ONE);
        });
        assertThat(storage.portfolioPositions().timestamps("ADJUSTED")).contains(THEN);
        assertThat(timesOfNumbered()).hasSize(3 * (1 + 3 + 300 + 1)).containsOnly(THEN);
    }

    @Test
    @DisplayName("TX-015 a row that is there keeps its creation, and its change moves only if a value does")
    void rowsThatAreThere() {
        storage.useTransaction(tx -> restore(tx.withTimestamps(LATER), "R", 2));

        storage.useTransaction(tx -> {
            Repositories then = tx.withTimestamps(THEN);
            List<DailyData> bars = List.of(daily.bar("R0", 0), daily.bar("R1", 1, "9"));
            assertThat(then.dailyData().saveAll(bars)).isEqualTo(new SaveResult(1, 1));
            IntradayData bar = intraday.bar("R1", 1);
            assertThat(then.intradayData().saveAll(List.of(bar))).isEqualTo(new SaveResult(0, 1));
            assertThat(then.intradayData().save(intraday.bar("R1", 1, "9"))).isEqualTo(new SaveResult(1, 0));
            assertThat(then.metadata().save(company("R0"))).isEqualTo(new SaveResult(0, 1));
            assertThat(then.metadata().save(new Metadata("R1", "other", null, null, null, null)))
                    .isEqualTo(new SaveResult(1, 0));
            assertThat(then.portfolioPositions().save(position("R0"))).isEqualTo(new SaveResult(0, 1));
            then.portfolioPositions().adjust("R1", BigDecimal.ONE);
        });

        Timestamps changed = new Timestamps(LATER.createdAt(), THEN.updatedAt());
        assertThat(timesOfKeyed("R", 2))
                .containsExactly(LATER, LATER, LATER, LATER, changed, changed, changed, changed);
    }

    @Test
    @DisplayName(
            "TX-016 only what is written through them; cut to microseconds, refused in the wrong order, ended with it")
    void ofTheTransaction() {
        Instant fine = Instant.parse("2019-03-04T05:06:07.123456789Z");
        Timestamps cut = new Timestamps(
                Instant.parse("2019-03-04T05:06:07.123456Z"), Instant.parse("2019-03-04T05:06:07.123456Z"));
        Repositories ended;
        try (Transaction tx = storage.begin()) {
            ended = tx.withTimestamps(new Timestamps(fine, fine));
            ended.dailyData().save(daily.bar("A", 0));
            tx.dailyData().save(daily.bar("B", 0));
            assertThat(tx.dailyData().timestamps("A", daily.at(0))).contains(cut);
            assertThat(ended.dailyData().find("B", daily.at(0))).isPresent();
            tx.commit();
        }
        assertThat(storage.dailyData().timestamps("A", daily.at(0))).contains(cut);
        assertThat(storage.dailyData().timestamps("B", daily.at(0))).contains(new Timestamps(now(), now()));
        assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> ended.dailyData().save(daily.bar("C", 0)));

        try (Transaction tx = storage.begin()) {
            assertThat(refusal(() -> tx.withTimestamps(new Timestamps(LATER.createdAt(), THEN.updatedAt())))
                            .field())
                    .as("either is in the wrong place")
                    .isIn("created_at", "updated_at");
            assertThat(refusal(() -> tx.withTimestamps(new Timestamps(absent(), fine)))
                            .field())
                    .isEqualTo("created_at");
            assertThat(refusal(() -> tx.withTimestamps(new Timestamps(fine, Instant.MAX)))
                            .field())
                    .isEqualTo("updated_at");
            refusal(() -> tx.withTimestamps(absent()));
            tx.dailyData().save(daily.bar("D", 0));
            tx.commit();
            assertThatExceptionOfType(ClosedException.class).isThrownBy(() -> tx.withTimestamps(THEN));
        }
        assertThat(storage.dailyData().find("D", daily.at(0))).isPresent();
    }

    /** Writes so many rows into each table, in one call if there is one for many. */
    private void restore(Repositories to, String prefix, int rows) {
        List<String> tickers =
                IntStream.range(0, rows).mapToObj(i -> prefix + i).toList();
        to.dailyData()
                .saveAll(IntStream.range(0, rows)
                        .mapToObj(i -> daily.bar(prefix + i, i))
                        .toList());
        to.intradayData().saveAll(IntStream.range(0, rows).mapToObj(i -> intraday.bar(prefix + i, i)));
        to.metadata().saveAll(tickers.stream().map(RestoringSuite::company).toList());
        to.portfolioPositions()
                .saveAll(tickers.stream().map(RestoringSuite::position).toList());
        to.signalHistory().addAll(tickers.stream().map(RestoringSuite::signal).toList());
        to.portfolioPerformance()
                .addAll(IntStream.range(0, rows)
                        .mapToObj(RestoringSuite::performance)
                        .toList());
        tickers.forEach(ticker -> to.systemEvents().append(event(ticker)));
    }

    private List<Timestamps> timesOfKeyed(String prefix, int rows) {
        List<Timestamps> times = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String ticker = prefix + i;
            times.add(storage.dailyData().timestamps(ticker, daily.at(i)).orElseThrow());
            times.add(storage.intradayData()
                    .timestamps(intraday.series(ticker), intraday.at(i))
                    .orElseThrow());
            times.add(storage.metadata().timestamps(ticker).orElseThrow());
            times.add(storage.portfolioPositions().timestamps(ticker).orElseThrow());
        }
        return times;
    }

    private List<Timestamps> timesOfNumbered() {
        List<Stored<?>> rows = new ArrayList<>();
        rows.addAll(search(storage, SignalFilter.ALL));
        rows.addAll(storage.portfolioPerformance().findRange(Range.all()));
        rows.addAll(storage.systemEvents().findLatest(EventFilter.ALL, 1_000));
        return rows.stream().map(RestoringSuite::times).toList();
    }

    private static Timestamps times(Stored<?> row) {
        return new Timestamps(row.createdAt(), row.updatedAt());
    }

    private static Metadata company(String ticker) {
        return new Metadata(ticker, ticker + " Inc.", null, null, null, null);
    }

    private static PortfolioPosition position(String ticker) {
        return new PortfolioPosition(ticker, BigDecimal.TEN);
    }

    private static SignalHistory signal(String ticker) {
        return SignalHistory.builder(ticker, DAY, "BUY", BigDecimal.ONE).build();
    }

    private static PortfolioPerformance performance(int value) {
        return new PortfolioPerformance(DAY, BigDecimal.valueOf(value), BigDecimal.ZERO, BigDecimal.ZERO, null, null);
    }

    private static SystemEvent event(String text) {
        return new SystemEvent("OLD", text, null, "INFO");
    }
}
