package dev.barkeep.storage.cli.look;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Bars and databases to look at. */
public final class Bars {

    private Bars() {}

    /** Makes a database, or opens it again. */
    public static Storage open(Path file) {
        return Storages.open(
                StorageConfig.builder().url(DatabaseUrl.sqlite(file.toString())).build());
    }

    /** A bar of a day whose prices are one. */
    public static DailyData daily(String ticker, String day, String price, long volume) {
        BigDecimal each = new BigDecimal(price);
        return new DailyData(ticker, LocalDate.parse(day), each, each, each, each, volume);
    }

    /** A bar of a moment whose prices are one. */
    public static IntradayData intraday(String ticker, BarInterval interval, Instant at, String price) {
        BigDecimal each = new BigDecimal(price);
        return new IntradayData(ticker, interval, at, each, each, each, each, 1);
    }

    /** A bar of every weekday, in which the price rises and falls. */
    public static List<DailyData> weekdays(String ticker, LocalDate from, int bars) {
        return Stream.iterate(from, day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .limit(bars)
                .map(day -> {
                    BigDecimal open = BigDecimal.valueOf(100 + day.toEpochDay() % 7);
                    BigDecimal close = BigDecimal.valueOf(100 + day.toEpochDay() % 5);
                    BigDecimal more = BigDecimal.ONE;
                    return new DailyData(
                            ticker,
                            day,
                            open,
                            open.max(close).add(more),
                            open.min(close).subtract(more),
                            close,
                            1_000 + day.toEpochDay() % 9);
                })
                .toList();
    }

    /** A moment in UTC. */
    public static Instant utc(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    }
}
