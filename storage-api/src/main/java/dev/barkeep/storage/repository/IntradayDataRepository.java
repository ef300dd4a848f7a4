package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import java.time.Instant;

/** Intraday bars by ticker, interval and moment. Bars of different intervals never touch each other (BAR-026). */
public interface IntradayDataRepository extends TimeSeriesRepository<IntradayData, IntradaySeries, Instant> {}
