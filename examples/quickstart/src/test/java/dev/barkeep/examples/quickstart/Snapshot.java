package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is stored but the events, with the times at which it was written. */
record Snapshot(
        List<Timed<DailyData>> daily,
        List<Timed<IntradayData>> intraday,
        List<Timed<Metadata>> companies,
        List<Stored<SignalHistory>> signals,
        List<Stored<PortfolioPerformance>> performance,
        List<Timed<PortfolioPosition>> positions) {

    /** A row and its times. */
    record Timed<T>(T row, Optional<Timestamps> times) {}

    static Snapshot of(Storage storage) {
        try (Stream<DailyData> daily = storage.dailyData().streamAll();
                Stream<IntradayData> intraday = storage.intradayData().streamAll()) {
            return new Snapshot(
                    daily.map(bar -> new Timed<>(bar, storage.dailyData().timestamps(bar.ticker(), bar.date())))
                            .toList(),
                    intraday.map(bar ->
                                    new Timed<>(bar, storage.intradayData().timestamps(bar.series(), bar.datetime())))
                            .toList(),
                    storage.metadata().listByMarketCap().stream()
                            .map(company ->
                                    new Timed<>(company, storage.metadata().timestamps(company.ticker())))
                            .toList(),
                    storage.signalHistory()
                            .search(SignalFilter.ALL, PageRequest.first(PageRequest.MAX_SIZE))
                            .rows(),
                    storage.portfolioPerformance().findRange(Range.all()),
                    storage.portfolioPositions().list().stream()
                            .map(position -> new Timed<>(
                                    position, storage.portfolioPositions().timestamps(position.ticker())))
                            .toList());
        }
    }

    /** The rows alone, which do not depend on when and where they were stored. */
    List<List<?>> values() {
        return List.of(
                rows(daily),
                rows(intraday),
                rows(companies),
                signals.stream().map(Stored::value).toList(),
                performance.stream().map(Stored::value).toList(),
                rows(positions));
    }

    private static <T> List<T> rows(List<Timed<T>> timed) {
        return timed.stream().map(Timed::row).toList();
    }
}
