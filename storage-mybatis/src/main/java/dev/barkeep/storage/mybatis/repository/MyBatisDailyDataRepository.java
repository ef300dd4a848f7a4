package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.Range;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Daily bars. */
final class MyBatisDailyDataRepository
        extends MyBatisTimeSeriesRepository<DailyData, String, LocalDate, DailyDataMapper>
        implements DailyDataRepository {

    MyBatisDailyDataRepository(CallScope scope, Writes writes) {
        super(Tables.DAILY_DATA, DailyDataMapper.class, scope, writes);
    }

    @Override
    String checked(String series) {
        return FieldRules.ticker("ticker", series);
    }

    @Override
    String seriesOf(DailyData bar) {
        return bar.ticker();
    }

    @Override
    LocalDate checked(LocalDate at) {
        return FieldRules.date("date", at);
    }

    @Override
    Bounds<LocalDate> bounds(Range<LocalDate> range) {
        return Bounds.ofDates(range);
    }

    @Override
    @Nullable
    LocalDate floor(LocalDate at) {
        if (at.isAfter(FieldRules.MAX_DATE)) {
            return FieldRules.MAX_DATE;
        }
        return at.isBefore(FieldRules.MIN_DATE) ? null : at;
    }

    @Override
    Duration between(LocalDate earlier, LocalDate later) {
        return Duration.ofDays(ChronoUnit.DAYS.between(earlier, later));
    }

    @Override
    List<DailyData> findRangeOfSeveral(DailyDataMapper statements, List<String> series, Bounds<LocalDate> bounds) {
        return statements.findRangeOfSeveral(series, bounds.from(), bounds.to());
    }
}
