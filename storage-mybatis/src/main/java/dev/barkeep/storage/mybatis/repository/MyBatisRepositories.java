package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.mybatis.BulkWriter;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.IntradayDataRepository;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.repository.PortfolioPerformanceRepository;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.SystemEventRepository;
import java.time.Clock;

/** The seven repositories in one scope: that of a storage or that of a transaction. */
public class MyBatisRepositories implements Repositories {

    /** Databases limit the parameters of a statement; this is far from any such limit. */
    static final int KEYS_A_STATEMENT = 500;

    private final DailyBars dailyData;
    private final IntradayBars intradayData;
    private final Companies metadata;
    private final Signals signalHistory;
    private final Performance portfolioPerformance;
    private final Positions portfolioPositions;
    private final Events systemEvents;

    /**
     * Makes the repositories.
     *
     * @param scope where their calls run
     * @param writer how they write rows
     * @param clock the time of their rows
     */
    public MyBatisRepositories(CallScope scope, BulkWriter writer, Clock clock) {
        Writes writes = new Writes(scope, writer, clock);
        this.dailyData = new DailyBars(scope, writes);
        this.intradayData = new IntradayBars(scope, writes);
        this.metadata = new Companies(scope, writes);
        this.signalHistory = new Signals(scope, writes);
        this.portfolioPerformance = new Performance(scope, writes);
        this.portfolioPositions = new Positions(scope, writes);
        this.systemEvents = new Events(scope, writes);
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
}
