package dev.barkeep.storage.memory;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.IntradayDataRepository;
import java.time.Duration;
import java.time.Instant;

/** Intraday bars. */
final class IntradayBars extends Bars<IntradayData, IntradaySeries, Instant> implements IntradayDataRepository {

    IntradayBars(Table<IntradayData> table) {
        super(table);
    }

    @Override
    IntradaySeries checked(IntradaySeries series) {
        return FieldRules.required("series", series);
    }

    @Override
    Instant checked(Instant at) {
        return FieldRules.instant("datetime", at);
    }

    @Override
    IntradaySeries seriesOf(IntradayData bar) {
        return bar.series();
    }

    @Override
    Instant pointOf(IntradayData bar) {
        return bar.datetime();
    }

    @Override
    Duration between(Instant earlier, Instant later) {
        return Duration.between(earlier, later);
    }
}
