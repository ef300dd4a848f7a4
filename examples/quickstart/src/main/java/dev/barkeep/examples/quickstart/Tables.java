package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Gap;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.PerformanceSummary;
import dev.barkeep.storage.repository.PortfolioValuation;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.SignalStatistics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The tables of the report, each from what the storage answers. */
final class Tables {

    /** A weekend with a holiday is not yet a gap. */
    private static final Duration DAILY_GAP = Duration.ofDays(4);

    private static final int INTRADAY_GAP_BARS = 5;
    private static final int LATEST_SIGNALS = 6;
    private static final int LATEST_EVENTS = 6;

    private final Storage storage;

    Tables(Storage storage) {
        this.storage = storage;
    }

    /** All tables about what is stored; the signals are those of some tickers. */
    List<Table> all(Collection<String> tickers) {
        SortedSet<String> sorted = new TreeSet<>(tickers);
        return List.of(
                stored(),
                latestSignals(sorted),
                signalStatistics(sorted),
                performance(),
                portfolioSummary(),
                positions(),
                rows(),
                events());
    }

    private Table stored() {
        List<List<String>> rows = new ArrayList<>();
        for (var series : storage.dailyData().overview()) {
            List<Gap<LocalDate>> gaps = storage.dailyData().findGaps(series.series(), Range.all(), DAILY_GAP);
            String longest = gaps.stream()
                    .max(Comparator.comparing(Tables::days))
                    .map(gap -> Format.span(days(gap)) + " after " + gap.last())
                    .orElse("-");
            rows.add(List.of(
                    Series.daily(series.series()).toString(),
                    Format.count(series.count()),
                    series.first().toString(),
                    series.last().toString(),
                    gaps.size() + " over " + Format.span(DAILY_GAP),
                    longest));
        }
        for (var series : storage.intradayData().overview()) {
            Duration span = series.series().interval().toDuration().multipliedBy(INTRADAY_GAP_BARS);
            List<Gap<Instant>> gaps = storage.intradayData().findGaps(series.series(), Range.all(), span);
            String longest = gaps.stream()
                    .max(Comparator.comparing((Gap<Instant> gap) -> Duration.between(gap.last(), gap.next())))
                    .map(gap -> Format.span(Duration.between(gap.last(), gap.next())) + " after "
                            + Format.moment(gap.last()))
                    .orElse("-");
            rows.add(List.of(
                    Series.intraday(series.series()).toString(),
                    Format.count(series.count()),
                    Format.moment(series.first()),
                    Format.moment(series.last()),
                    gaps.size() + " over " + Format.span(span),
                    longest));
        }
        return new Table(
                "What is stored", Table.columns("Series", ">Bars", "First", "Last", "Gaps", "Longest gap"), rows);
    }

    private static Duration days(Gap<LocalDate> gap) {
        return Duration.ofDays(gap.next().toEpochDay() - gap.last().toEpochDay());
    }

    private Table latestSignals(Collection<String> tickers) {
        List<List<String>> rows = new ArrayList<>();
        for (String ticker : tickers) {
            var page = storage.signalHistory()
                    .search(SignalFilter.ALL.withTicker(ticker), PageRequest.first(LATEST_SIGNALS));
            for (Stored<SignalHistory> stored : page.rows()) {
                SignalHistory signal = stored.value();
                rows.add(List.of(
                        signal.date().toString(),
                        signal.ticker(),
                        signal.signalType(),
                        Format.ratio(signal.confidence()),
                        Format.price(signal.entryPrice()),
                        Format.price(signal.targetPrice()),
                        Format.price(signal.stopLoss()),
                        Format.text(signal.regime()),
                        Format.text(signal.reasons())));
            }
        }
        return new Table(
                "Latest signals",
                Table.columns(
                        "Date", "Ticker", "Signal", ">Confidence", ">Entry", ">Target", ">Stop", "Regime", "~Reasons"),
                rows);
    }

    private Table signalStatistics(Collection<String> tickers) {
        SignalStatistics all = storage.signalHistory().statistics(SignalFilter.ALL);
        List<String> columns = new ArrayList<>(List.of("Ticker", ">Signals"));
        all.countByType().keySet().forEach(type -> columns.add(">" + type));
        columns.addAll(List.of(">Average confidence", "First", "Last"));
        List<List<String>> rows = new ArrayList<>();
        for (String ticker : tickers) {
            SignalStatistics one = storage.signalHistory().statistics(SignalFilter.ALL.withTicker(ticker));
            rows.add(statisticsRow(ticker, one, all));
        }
        rows.add(statisticsRow("all (" + all.tickers() + ")", all, all));
        return new Table("Signal statistics", Table.columns(columns.toArray(String[]::new)), rows);
    }

    private static List<String> statisticsRow(String name, SignalStatistics of, SignalStatistics all) {
        List<String> row = new ArrayList<>(List.of(name, Format.count(of.total())));
        all.countByType()
                .keySet()
                .forEach(type -> row.add(Format.count(of.countByType().getOrDefault(type, 0L))));
        row.add(Format.ratio(of.averageConfidence()));
        row.add(Format.text(of.firstDate()));
        row.add(Format.text(of.lastDate()));
        return row;
    }

    private Table performance() {
        List<List<String>> rows = storage.portfolioPerformance()
                .summary(Range.all())
                .map(Tables::performanceRows)
                .orElse(List.of());
        return new Table("Performance summary", Table.columns("", ">Value"), rows);
    }

    private static List<List<String>> performanceRows(PerformanceSummary summary) {
        return List.of(
                List.of("Days", Format.count(summary.count())),
                List.of("From", summary.firstDate().toString()),
                List.of("To", summary.lastDate().toString()),
                List.of("Value at first", Format.money(summary.openingValue())),
                List.of("Value now", Format.money(summary.currentValue())),
                List.of("Lowest value", Format.money(summary.lowestValue())),
                List.of("Highest value", Format.money(summary.highestValue())),
                List.of("Return of the period", Format.percent(summary.periodReturn())),
                List.of("Average daily return", Format.percent(summary.averageReturn())),
                List.of("Average volatility per year", Format.percent(summary.averageVolatility())),
                List.of("Average Sharpe ratio", Format.ratio(summary.averageSharpeRatio())),
                List.of("Best Sharpe ratio", Format.ratio(summary.bestSharpeRatio())),
                List.of("Worst drawdown", Format.percent(summary.worstDrawdown())));
    }

    private Table portfolioSummary() {
        List<List<String>> rows = storage.metadata().portfolioSummary().stream()
                .map(summary -> {
                    Metadata company = summary.metadata();
                    Optional<DailyData> latest = Optional.ofNullable(summary.latest());
                    return List.of(
                            company.ticker(),
                            Format.text(company.companyName()),
                            Format.text(company.sector()),
                            Format.text(company.industry()),
                            Format.money(company.marketCap()),
                            Format.price(latest.map(DailyData::close).orElse(null)),
                            Format.text(latest.map(DailyData::date).orElse(null)));
                })
                .toList();
        return new Table(
                "Portfolio summary",
                Table.columns("Ticker", "Company", "Sector", "Industry", ">Market cap", ">Daily close", "Of"),
                rows);
    }

    private Table positions() {
        List<List<String>> rows = new ArrayList<>();
        Optional<PortfolioPerformance> latest =
                storage.portfolioPerformance().findLatest().map(Stored::value);
        if (latest.isPresent()) {
            Map<String, BigDecimal> prices =
                    ClosingPrices.of(storage).ofPositions(storage, latest.get().date());
            PortfolioValuation valuation = storage.portfolioPositions().valuation(prices);
            for (PortfolioPosition position : storage.portfolioPositions().list()) {
                rows.add(List.of(
                        position.ticker(),
                        Format.quantity(position.shares()),
                        Format.price(prices.get(position.ticker())),
                        Format.money(valuation.values().get(position.ticker())),
                        Format.share(valuation.weights().getOrDefault(position.ticker(), BigDecimal.ZERO))));
            }
            BigDecimal value = latest.get().portfolioValue();
            rows.add(List.of("invested", "", "", Format.money(valuation.total()), ""));
            rows.add(List.of("cash", "", "", Format.money(value.subtract(valuation.total())), ""));
            rows.add(List.of("total", "", "", Format.money(value), ""));
        }
        return new Table(
                "Positions" + latest.map(day -> " on " + day.date()).orElse(""),
                Table.columns("Ticker", ">Shares", ">Price", ">Value", ">Weight"),
                rows);
    }

    private Table rows() {
        return new Table(
                "Tables of the database",
                Table.columns("Table", ">Rows", ">Size"),
                storage.tables().stream()
                        .map(table -> List.of(table.name(), Format.count(table.rows()), Format.bytes(table.bytes())))
                        .toList());
    }

    private Table events() {
        return new Table(
                "Latest events",
                Table.columns("Time (UTC)", "Type", "Severity", "~Description"),
                storage.systemEvents().findLatest(EventFilter.ALL, LATEST_EVENTS).stream()
                        .map(event -> List.of(
                                Format.moment(event.createdAt()),
                                event.value().eventType(),
                                event.value().severity(),
                                event.value().description()))
                        .toList());
    }
}
