package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.session.SqlDatabase;
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
import java.util.List;

/** The seven repositories in one scope: that of a storage or that of a transaction. */
public class MyBatisRepositories implements Repositories {

    private final CallScope scope;
    private final SqlDatabase database;
    private final MyBatisDailyDataRepository dailyData;
    private final MyBatisIntradayDataRepository intradayData;
    private final MyBatisMetadataRepository metadata;
    private final MyBatisSignalHistoryRepository signalHistory;
    private final MyBatisPortfolioPerformanceRepository portfolioPerformance;
    private final MyBatisPortfolioPositionRepository portfolioPositions;
    private final MyBatisSystemEventRepository systemEvents;
    private final List<TableRepository<?, ?>> all;

    /**
     * Makes the repositories.
     *
     * @param scope where their calls run
     * @param database how they write rows
     * @param clock the time of their rows
     */
    public MyBatisRepositories(CallScope scope, SqlDatabase database, Clock clock) {
        this(scope, database, Writes.now(scope, database, clock));
    }

    private MyBatisRepositories(CallScope scope, SqlDatabase database, Writes writes) {
        this.scope = scope;
        this.database = database;
        this.dailyData = new MyBatisDailyDataRepository(scope, writes);
        this.intradayData = new MyBatisIntradayDataRepository(scope, writes);
        this.metadata = new MyBatisMetadataRepository(scope, writes);
        this.signalHistory = new MyBatisSignalHistoryRepository(scope, writes);
        this.portfolioPerformance = new MyBatisPortfolioPerformanceRepository(scope, writes);
        this.portfolioPositions = new MyBatisPortfolioPositionRepository(scope, writes);
        this.systemEvents = new MyBatisSystemEventRepository(scope, writes);
        this.all = List.of(
                dailyData,
                intradayData,
                metadata,
                signalHistory,
                portfolioPerformance,
                portfolioPositions,
                systemEvents);
    }

    @Override
    public final DailyDataRepository dailyData() {
        return dailyData;
    }

    @Override
    public final IntradayDataRepository intradayData() {
        return intradayData;
    }

    @Override
    public final MetadataRepository metadata() {
        return metadata;
    }

    @Override
    public final SignalHistoryRepository signalHistory() {
        return signalHistory;
    }

    @Override
    public final PortfolioPerformanceRepository portfolioPerformance() {
        return portfolioPerformance;
    }

    @Override
    public final PortfolioPositionRepository portfolioPositions() {
        return portfolioPositions;
    }

    @Override
    public final SystemEventRepository systemEvents() {
        return systemEvents;
    }

    @Override
    public final Repositories withTimestamps(Timestamps timestamps) {
        FieldRules.required("timestamps", timestamps);
        Instant createdAt = FieldRules.instant("created_at", timestamps.createdAt());
        Instant updatedAt = FieldRules.instant("updated_at", timestamps.updatedAt());
        if (updatedAt.isBefore(createdAt)) {
            throw new InvalidDataException("updated_at", updatedAt, "must not be before created_at, " + createdAt);
        }
        scope.requireOpen();
        return new MyBatisRepositories(
                scope, database, Writes.restoring(scope, database, new Timestamps(createdAt, updatedAt)));
    }

    @Override
    public final <T> StoredRows<T> rows(StoredTable<T> table) {
        FieldRules.required("table", table);
        for (TableRepository<?, ?> repository : all) {
            if (repository.table.row() == table.type()) {
                @SuppressWarnings("unchecked") // Of the same record.
                TableRepository<T, ?> found = (TableRepository<T, ?>) repository;
                return found.rows(table);
            }
        }
        throw new IllegalStateException("no repository of " + table);
    }

    /**
     * Asks the database for nothing but an answer.
     *
     * @return whether it is the right one
     */
    protected final boolean ping() {
        return scope.read(
                        "ping",
                        session -> session.mapper(MaintenanceMapper.class).ping())
                == 1;
    }

    /**
     * Counts rows and bytes of the seven tables.
     *
     * @return the tables, by name ascending
     */
    protected final List<TableInfo> measure() {
        return List.copyOf(scope.read(
                "measure the tables",
                session -> session.mapper(MaintenanceMapper.class).tables()));
    }
}
