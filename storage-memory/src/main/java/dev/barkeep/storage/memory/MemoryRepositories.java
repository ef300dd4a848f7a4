package dev.barkeep.storage.memory;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.IntradayDataRepository;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.repository.PortfolioPerformanceRepository;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.StoredRows;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.repository.SystemEventRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** The repositories in one scope. */
class MemoryRepositories implements Repositories {

    private final Scope scope;
    private final Supplier<Timestamps> times;

    MemoryRepositories(Scope scope, Clock clock) {
        this(scope, () -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return new Timestamps(now, now);
        });
    }

    private MemoryRepositories(Scope scope, Supplier<Timestamps> times) {
        this.scope = scope;
        this.times = times;
    }

    @Override
    public final DailyDataRepository dailyData() {
        return new DailyBars(table(StoredTable.DAILY_DATA));
    }

    @Override
    public final IntradayDataRepository intradayData() {
        return new IntradayBars(table(StoredTable.INTRADAY_DATA));
    }

    @Override
    public final MetadataRepository metadata() {
        return new Companies(table(StoredTable.METADATA), scope);
    }

    @Override
    public final SignalHistoryRepository signalHistory() {
        return new Signals(table(StoredTable.SIGNAL_HISTORY));
    }

    @Override
    public final PortfolioPerformanceRepository portfolioPerformance() {
        return new Performance(table(StoredTable.PORTFOLIO_PERFORMANCE));
    }

    @Override
    public final PortfolioPositionRepository portfolioPositions() {
        return new Positions(table(StoredTable.PORTFOLIO_POSITIONS));
    }

    @Override
    public final SystemEventRepository systemEvents() {
        return new Events(table(StoredTable.SYSTEM_EVENTS));
    }

    @Override
    public final Repositories withTimestamps(Timestamps timestamps) {
        FieldRules.required("timestamps", timestamps);
        Instant createdAt = FieldRules.instant("created_at", timestamps.createdAt());
        Instant updatedAt = FieldRules.instant("updated_at", timestamps.updatedAt());
        if (updatedAt.isBefore(createdAt)) {
            throw new InvalidDataException("updated_at", updatedAt, "must not be before created_at, " + createdAt);
        }
        scope.contents();
        Timestamps given = new Timestamps(createdAt, updatedAt);
        return new MemoryRepositories(scope, () -> given);
    }

    @Override
    public final <T> StoredRows<T> rows(StoredTable<T> table) {
        return table(FieldRules.required("table", table));
    }

    private <T> Table<T> table(StoredTable<T> table) {
        return new Table<>(table, scope, times);
    }
}
