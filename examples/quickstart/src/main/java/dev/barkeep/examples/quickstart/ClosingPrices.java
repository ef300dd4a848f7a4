package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.repository.SeriesOverview;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a ticker was worth at the end of a day, by the newest bar of any kind that is stored. */
final class ClosingPrices {

    private final Map<String, List<IntradaySeries>> intraday;

    private ClosingPrices(Map<String, List<IntradaySeries>> intraday) {
        this.intraday = intraday;
    }

    static ClosingPrices of(Repositories repositories) {
        return new ClosingPrices(repositories.intradayData().overview().stream()
                .map(SeriesOverview::series)
                .collect(Collectors.groupingBy(IntradaySeries::ticker)));
    }

    /** The newest price of a ticker up to the end of a day, UTC. */
    Optional<BigDecimal> at(Repositories repositories, String ticker, LocalDate day) {
        // Bars are stored in whole microseconds; this is the last one of the day.
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1000);
        Stream<Bar> daily = repositories.dailyData().findLatestAt(ticker, day).map(Bar.class::cast).stream();
        Stream<Bar> others = intraday.getOrDefault(ticker, List.of()).stream()
                .flatMap(series -> repositories.intradayData().findLatestAt(series, end).stream());
        // Of the same day the daily bar counts: it is the official close.
        return Stream.concat(daily, others)
                .reduce((a, b) -> Strategy.day(b).isAfter(Strategy.day(a)) ? b : a)
                .map(Bar::close);
    }

    /** Prices of all that is held, as {@link dev.barkeep.storage.repository.PortfolioPositionRepository#valuation} asks. */
    Map<String, BigDecimal> ofPositions(Repositories repositories, LocalDate day) {
        Map<String, BigDecimal> prices = new HashMap<>();
        for (PortfolioPosition position : repositories.portfolioPositions().list()) {
            if (position.shares().signum() > 0) {
                at(repositories, position.ticker(), day).ifPresent(price -> prices.put(position.ticker(), price));
            }
        }
        return prices;
    }
}
