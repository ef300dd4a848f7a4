package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that is stored, with its times where the file gave them, to compare storages by. */
final class StoredRows {

    private StoredRows() {}

    /** Lists all rows. Times after {@code started} are those of rows that had none, and differ from run to run. */
    static List<String> of(Storage storage, Instant started) {
        List<String> rows = new ArrayList<>();
        try (Stream<DailyData> bars = storage.dailyData().streamAll()) {
            bars.forEach(bar -> rows.add(bar.toString()));
        }
        try (Stream<IntradayData> bars = storage.intradayData().streamAll()) {
            bars.forEach(bar -> rows.add(bar.toString()));
        }
        List<String> times = new ArrayList<>();
        try (Stream<DailyData> bars = storage.dailyData().streamAll()) {
            for (DailyData bar : bars.toList()) {
                times.add(bar.ticker() + " " + bar.date()
                        + known(storage.dailyData().timestamps(bar.ticker(), bar.date()), started));
            }
        }
        try (Stream<IntradayData> bars = storage.intradayData().streamAll()) {
            for (IntradayData bar : bars.toList()) {
                times.add(bar.series() + " " + bar.datetime()
                        + known(storage.intradayData().timestamps(bar.series(), bar.datetime()), started));
            }
        }
        for (Metadata company : storage.metadata().listByMarketCap()) {
            rows.add(company + known(storage.metadata().timestamps(company.ticker()), started));
        }
        for (PortfolioPosition position : storage.portfolioPositions().list()) {
            rows.add(position + known(storage.portfolioPositions().timestamps(position.ticker()), started));
        }
        Stream.of(
                        storage.signalHistory()
                                .search(SignalFilter.ALL, PageRequest.first(PageRequest.MAX_SIZE))
                                .rows(),
                        storage.portfolioPerformance().findRange(Range.all()),
                        storage.systemEvents().findLatest(EventFilter.ALL, Integer.MAX_VALUE))
                .flatMap(List::stream)
                .map(row -> (Stored<?>) row)
                .forEach(row -> rows.add(row.value() + " " + row.createdAt() + " " + row.updatedAt()));
        rows.addAll(times);
        return rows;
    }

    private static String known(Optional<Timestamps> times, Instant started) {
        return times.filter(some -> some.updatedAt().isBefore(started))
                .map(some -> " " + some)
                .orElse(" now");
    }
}
