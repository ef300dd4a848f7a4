package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.DailyData;
import java.time.LocalDate;

/** Daily bars by ticker and date. */
public interface DailyDataRepository extends TimeSeriesRepository<DailyData, String, LocalDate> {}
