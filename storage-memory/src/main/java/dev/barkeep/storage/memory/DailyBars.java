package dev.barkeep.storage.memory;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.repository.DailyDataRepository;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Daily bars. */
final class DailyBars extends Bars<DailyData, String, LocalDate> implements DailyDataRepository {

    DailyBars(Table<DailyData> table) {
        super(table);
    }

    @Override
    String checked(String series) {
        return FieldRules.ticker("ticker", series);
    }

    @Override
    LocalDate checked(LocalDate at) {
        return FieldRules.date("date", at);
    }

    @Override
    String seriesOf(DailyData bar) {
        return bar.ticker();
    }

    @Override
    LocalDate pointOf(DailyData bar) {
        return bar.date();
    }

    @Override
    Duration between(LocalDate earlier, LocalDate later) {
        return Duration.ofDays(ChronoUnit.DAYS.between(earlier, later));
    }
}
