package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** A plain argument of each type, of which nothing is special. */
final class Typical {

    static final LocalDate DAY = LocalDate.of(1990, 1, 1);
    static final Instant MOMENT = Instant.parse("2024-01-02T14:30:00Z");

    private static final Map<Class<?>, Object> VALUES = Map.ofEntries(
            Map.entry(int.class, 3),
            Map.entry(long.class, 1L),
            Map.entry(BigDecimal.class, BigDecimal.ONE),
            Map.entry(LocalDate.class, DAY.plusDays(17)),
            Map.entry(Instant.class, MOMENT.plusSeconds(17 * 60)),
            Map.entry(Duration.class, Duration.ofDays(1)),
            Map.entry(Range.class, Range.all()),
            Map.entry(SignalFilter.class, SignalFilter.ALL),
            Map.entry(EventFilter.class, EventFilter.ALL),
            Map.entry(PageRequest.class, PageRequest.first(3)),
            Map.entry(Map.class, Map.of()),
            Map.entry(RetentionPolicy.class, RetentionPolicy.DEFAULT));

    private Typical() {}

    /** A value of a type, about a ticker if it is about one. */
    static Object value(Class<?> type, String ticker) {
        if (type == String.class) {
            return ticker;
        }
        if (type == IntradaySeries.class) {
            return new IntradaySeries(ticker, BarInterval.ONE_MINUTE);
        }
        Object value = VALUES.get(type);
        if (value != null) {
            return value;
        }
        if (Record.class.isAssignableFrom(type)) {
            return Rows.first(type);
        }
        throw new IllegalStateException("no value of " + type + " is known; add one to Typical");
    }
}
