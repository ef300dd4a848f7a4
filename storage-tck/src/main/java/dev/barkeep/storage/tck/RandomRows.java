package dev.barkeep.storage.tck;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Rows with random values from the whole range that the contract allows. */
final class RandomRows {

    private static final long LARGEST_UNSCALED = 999_999_999_999_999_999L;
    private static final String TICKER_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-^=_:/&+#$@!*";

    private final RandomGenerator random;

    RandomRows(RandomGenerator random) {
        this.random = random;
    }

    DailyData daily() {
        return new DailyData(
                ticker(), date(), price(), price(), price(), price(), count(), maybe(this::price), maybe(this::price));
    }

    IntradayData intraday() {
        return new IntradayData(
                ticker(),
                new BarInterval(random.nextInt(1, Integer.MAX_VALUE)),
                instant(),
                price(),
                price(),
                price(),
                price(),
                count());
    }

    Metadata metadata() {
        return new Metadata(
                ticker(),
                maybe(() -> text(200)),
                maybe(() -> text(200)),
                maybe(() -> text(200)),
                maybe(this::money),
                maybe(this::instant));
    }

    SignalHistory signal() {
        return new SignalHistory(
                ticker(),
                date(),
                name(),
                maybe(this::price),
                price(),
                maybe(this::price),
                maybe(this::price),
                maybe(this::price),
                maybe(this::name),
                maybe(() -> text(500)));
    }

    PortfolioPerformance performance() {
        return new PortfolioPerformance(date(), money(), price(), price(), maybe(this::price), maybe(this::price));
    }

    PortfolioPosition position() {
        return new PortfolioPosition(ticker(), price().abs());
    }

    SystemEvent event() {
        return new SystemEvent(name(), text(200), maybe(() -> text(500)), name());
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(unscaled(), FieldRules.SCALE);
    }

    private BigDecimal money() {
        return BigDecimal.valueOf(unscaled(), FieldRules.MONEY_SCALE);
    }

    /** Of every length, not mostly of the greatest. */
    private long unscaled() {
        long bound = (long) Math.pow(10, random.nextInt(1, 18));
        return random.nextInt(20) == 0
                ? (random.nextBoolean() ? LARGEST_UNSCALED : -LARGEST_UNSCALED)
                : random.nextLong(-bound, bound);
    }

    private long count() {
        return random.nextInt(20) == 0 ? Long.MAX_VALUE : random.nextLong() >>> random.nextInt(1, 64);
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(
                random.nextLong(FieldRules.MIN_DATE.toEpochDay(), FieldRules.MAX_DATE.toEpochDay() + 1));
    }

    private Instant instant() {
        long second =
                random.nextLong(FieldRules.MIN_INSTANT.getEpochSecond(), FieldRules.MAX_INSTANT.getEpochSecond() + 1);
        return Instant.ofEpochSecond(second, 1_000L * random.nextInt(0, 1_000_000));
    }

    private String ticker() {
        StringBuilder ticker = new StringBuilder("X");
        int length = random.nextInt(5, FieldRules.MAX_TICKER_LENGTH);
        for (int i = 0; i < length; i++) {
            ticker.append(TICKER_CHARACTERS.charAt(random.nextInt(TICKER_CHARACTERS.length())));
        }
        return ticker.toString();
    }

    private String name() {
        return characters(random.nextInt(1, FieldRules.MAX_NAME_LENGTH + 1));
    }

    private String text(int longest) {
        return characters(random.nextInt(0, longest + 1));
    }

    private String characters(int length) {
        StringBuilder text = new StringBuilder();
        while (text.codePointCount(0, text.length()) < length) {
            int bound = random.nextBoolean() ? 0x80 : random.nextBoolean() ? 0x1_0000 : Character.MAX_CODE_POINT + 1;
            int character = random.nextInt(1, bound);
            if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
                text.appendCodePoint(character);
            }
        }
        return text.toString();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(5) == 0 ? null : value.get();
    }
}
