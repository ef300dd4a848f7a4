package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which time a row is stored with. */
abstract class ClockSuite extends Suite {

    private final DailyKind daily = new DailyKind();
    private final IntradayKind intraday = new IntradayKind();

    ClockSuite(StorageTck tck) {
        super(tck);
    }

    @ParameterizedTest(name = "{0} rows a call")
    @ValueSource(ints = {1, 3, 300})
    @DisplayName("TIM-004 each call of a transaction stores its own time, not that of the begin or of the commit")
    void longTransaction(int rows) {
        Map<Instant, Long> expected = new LinkedHashMap<>();
        try (Transaction tx = storage.begin()) {
            for (int call = 0; call < 3; call++) {
                clock.advance(Duration.ofHours(1));
                write(tx, "C" + call + "-", rows);
                expected.put(now(), (long) rows);
            }
            // Changed later than it was stored, by a call of the same transaction.
            tx.portfolioPositions().save(new PortfolioPosition("CHANGED", BigDecimal.ONE));
            clock.advance(Duration.ofHours(1));
            tx.portfolioPositions().adjust("CHANGED", BigDecimal.ONE);
            clock.advance(Duration.ofHours(1));
            tx.commit();
        }

        Instant changed = now().minus(1, ChronoUnit.HOURS);
        assertThat(storage.portfolioPositions().timestamps("CHANGED"))
                .contains(new Timestamps(changed.minus(1, ChronoUnit.HOURS), changed));
        storage.portfolioPositions().remove("CHANGED");
        for (StoredTable<?> table : StoredTable.ALL) {
            assertThat(created(table)).as("%s", table).isEqualTo(expected);
        }
    }

    /** How many rows were stored, and last changed, when. */
    private <T> Map<Instant, Long> created(StoredTable<T> table) {
        List<Stored<T>> rows = new ArrayList<>();
        try (Stream<Stored<T>> stream = storage.rows(table).stream(Range.all())) {
            stream.forEach(rows::add);
        }
        Map<Instant, Long> created = new LinkedHashMap<>();
        for (Stored<T> row : rows) {
            assertThat(row.updatedAt()).as("%s", row).isEqualTo(row.createdAt());
            created.merge(row.createdAt(), 1L, Long::sum);
        }
        return created;
    }

    /** Writes so many rows into each table, in one call if there is one for many. */
    private void write(Repositories to, String prefix, int rows) {
        List<String> tickers =
                IntStream.range(0, rows).mapToObj(i -> prefix + (1_000 + i)).toList();
        if (rows == 1) {
            String ticker = tickers.get(0);
            to.dailyData().save(daily.bar(ticker, 0));
            to.intradayData().save(intraday.bar(ticker, 0));
            to.metadata().save(company(ticker));
            to.portfolioPositions().adjust(ticker, BigDecimal.ONE);
            to.signalHistory().add(signal(ticker));
            to.portfolioPerformance().add(performance());
        } else {
            to.dailyData()
                    .saveAll(
                            tickers.stream().map(ticker -> daily.bar(ticker, 0)).toList());
            to.intradayData().saveAll(tickers.stream().map(ticker -> intraday.bar(ticker, 0)));
            to.metadata().saveAll(tickers.stream().map(ClockSuite::company).toList());
            to.portfolioPositions()
                    .saveAll(tickers.stream()
                            .map(ticker -> new PortfolioPosition(ticker, BigDecimal.ONE))
                            .toList());
            to.signalHistory().addAll(tickers.stream().map(this::signal).toList());
            to.portfolioPerformance()
                    .addAll(tickers.stream().map(ticker -> performance()).toList());
        }
        tickers.forEach(ticker -> to.systemEvents().append(EveryTable.event()));
    }

    private static Metadata company(String ticker) {
        return new Metadata(ticker, null, null, null, null, null);
    }

    private SignalHistory signal(String ticker) {
        return SignalHistory.builder(ticker, daily.at(0), "BUY", BigDecimal.ONE).build();
    }

    private PortfolioPerformance performance() {
        return new PortfolioPerformance(daily.at(0), BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, null, null);
    }
}
