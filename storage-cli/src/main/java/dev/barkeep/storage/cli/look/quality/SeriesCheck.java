package dev.barkeep.storage.cli.look.quality;

import dev.barkeep.storage.cli.output.Values;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the bars of one series, in the order of time, holding one of them.
 *
 * @param <T> the bar
 */
abstract class SeriesCheck<T extends Bar> {

    private static final int PERCENT_DIGITS = 1;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    final Rules rules;
    final SeriesFindings findings;

    private @Nullable T newest;
    private boolean traded;

    SeriesCheck(StoredTable<T> table, String ticker, @Nullable BarInterval interval, Rules rules) {
        this.rules = rules;
        this.findings = new SeriesFindings(table, ticker, interval, rules);
    }

    final String ticker() {
        return findings.ticker();
    }

    /** Looks at the next bar. */
    final void next(T bar) {
        findings.bar();
        traded |= bar.volume() > 0;
        if (bar.volume() == 0) {
            findings.add(1, new Finding(Kind.VOLUME, when(bar), "volume 0"));
        }
        prices(bar);
        T before = newest;
        if (before != null) {
            move(before, bar);
            gap(before, bar);
        }
        newest = bar;
    }

    /**
     * Ends.
     *
     * @param reference the day on which the newest bar should not be old
     * @return what was found
     */
    final SeriesFindings end(LocalDate reference) {
        if (!traded) {
            // An index or a currency, of which nobody knows the volume.
            findings.forget(Kind.VOLUME);
        }
        endGaps();
        LocalDate last = day(Objects.requireNonNull(newest, "a series has bars"));
        long age = rules.calendar().openDays(last.plusDays(1), reference.plusDays(1));
        if (age > rules.staleDays()) {
            findings.add(1, new Finding(Kind.STALE, last.toString(), age + " trading days before " + reference));
        }
        return findings;
    }

    private void prices(T bar) {
        Map<String, BigDecimal> prices = new LinkedHashMap<>();
        prices.put("open", bar.open());
        prices.put("high", bar.high());
        prices.put("low", bar.low());
        prices.put("close", bar.close());
        List<String> notAbove = prices.entrySet().stream()
                .filter(price -> price.getValue().signum() <= 0)
                .map(price -> price.getKey() + " " + Values.plain(price.getValue()))
                .toList();
        if (!notAbove.isEmpty()) {
            findings.add(1, new Finding(Kind.PRICE, when(bar), String.join(", ", notAbove)));
        }
        BigDecimal highest = Collections.max(prices.values());
        BigDecimal lowest = Collections.min(prices.values());
        List<String> outside = new ArrayList<>();
        if (bar.high().compareTo(highest) < 0) {
            outside.add("high " + Values.plain(bar.high()) + " is below " + Values.plain(highest));
        }
        if (bar.low().compareTo(lowest) > 0) {
            outside.add("low " + Values.plain(bar.low()) + " is above " + Values.plain(lowest));
        }
        if (!outside.isEmpty()) {
            findings.add(1, new Finding(Kind.OHLC, when(bar), String.join(", ", outside)));
        }
    }

    private void move(T before, T bar) {
        if (before.close().signum() <= 0 || bar.close().signum() <= 0) {
            return;
        }
        if (isFar(before.close(), bar.close())) {
            BigDecimal percent = percent(before.close(), bar.close());
            findings.add(
                    1,
                    new Finding(
                            Kind.MOVE,
                            when(bar),
                            (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %, "
                                    + Values.plain(before.close()) + " to " + Values.plain(bar.close())
                                    + reason(before, bar)));
        }
    }

    /** Whether a close is doubtful after another one; both are above zero. */
    final boolean isFar(BigDecimal before, BigDecimal close) {
        // Without a division, which would round.
        return close.subtract(before)
                        .abs()
                        .multiply(HUNDRED)
                        .compareTo(rules.maxMove().multiply(before))
                > 0;
    }

    private static BigDecimal percent(BigDecimal before, BigDecimal close) {
        return close.subtract(before).multiply(HUNDRED).divide(before, PERCENT_DIGITS, RoundingMode.HALF_EVEN);
    }

    /** What is known of the reason of a move, to stand behind it. */
    abstract String reason(T before, T bar);

    abstract void gap(T before, T bar);

    /** Decides on gaps that only the whole series can tell. */
    abstract void endGaps();

    abstract LocalDate day(T bar);

    abstract String when(T bar);
}
