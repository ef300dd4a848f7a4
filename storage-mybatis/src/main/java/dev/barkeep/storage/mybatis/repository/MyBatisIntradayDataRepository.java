package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.IntradayDataRepository;
import dev.barkeep.storage.repository.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Intraday bars. */
final class MyBatisIntradayDataRepository
        extends MyBatisTimeSeriesRepository<IntradayData, IntradaySeries, Instant, IntradayDataMapper>
        implements IntradayDataRepository {

    MyBatisIntradayDataRepository(CallScope scope, Writes writes) {
        super(Tables.INTRADAY_DATA, IntradayDataMapper.class, scope, writes);
    }

    @Override
    IntradaySeries checked(IntradaySeries series) {
        return FieldRules.required("series", series);
    }

    @Override
    IntradaySeries seriesOf(IntradayData bar) {
        return bar.series();
    }

    @Override
    Instant checked(Instant at) {
        return FieldRules.instant("datetime", at);
    }

    @Override
    Bounds<Instant> bounds(Range<Instant> range) {
        return Bounds.ofInstants(range);
    }

    @Override
    @Nullable
    Instant floor(Instant at) {
        if (at.isAfter(FieldRules.MAX_INSTANT)) {
            return FieldRules.MAX_INSTANT;
        }
        return at.isBefore(FieldRules.MIN_INSTANT) ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    Duration between(Instant earlier, Instant later) {
        return Duration.between(earlier, later);
    }

    /** One statement an interval: lists of pairs are not understood, or not answered from the index, everywhere. */
    @Override
    List<IntradayData> findRangeOfSeveral(
            IntradayDataMapper statements, List<IntradaySeries> series, Bounds<Instant> bounds) {
        List<IntradayData> bars = new ArrayList<>();
        series.stream()
                .collect(Collectors.groupingBy(
                        IntradaySeries::interval, Collectors.mapping(IntradaySeries::ticker, Collectors.toList())))
                .forEach((interval, tickers) ->
                        bars.addAll(statements.findRangeOfSeveral(tickers, interval, bounds.from(), bounds.to())));
        return bars;
    }
}
