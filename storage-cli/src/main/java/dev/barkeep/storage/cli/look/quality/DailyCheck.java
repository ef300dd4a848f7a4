package dev.barkeep.storage.cli.look.quality;

import dev.barkeep.storage.cli.output.Values;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Looks at daily bars: a day of trading without a bar is a gap. */
final class DailyCheck extends SeriesCheck<DailyData> {

    DailyCheck(String ticker, Rules rules) {
        super(StoredTable.DAILY_DATA, ticker, null, rules);
    }

    @Override
    void gap(DailyData before, DailyData bar) {
        LocalDate first = before.date().plusDays(1);
        long missing = rules.calendar().openDays(first, bar.date());
        if (missing == 0) {
            return;
        }
        LocalDate last = bar.date().minusDays(1);
        while (!rules.calendar().isOpen(first)) {
            first = first.plusDays(1);
        }
        while (!rules.calendar().isOpen(last)) {
            last = last.minusDays(1);
        }
        findings.add(
                missing,
                missing == 1
                        ? new Finding(Kind.GAP, first.toString(), "1 trading day is missing")
                        : new Finding(Kind.GAP, first + " to " + last, missing + " trading days are missing"));
    }

    @Override
    void endGaps() {
        // Each day says it by itself.
    }

    @Override
    String reason(DailyData before, DailyData bar) {
        BigDecimal split = bar.stockSplits();
        // Vendors write 0 for a day without a split.
        if (split == null || split.signum() <= 0 || split.compareTo(BigDecimal.ONE) == 0) {
            return "";
        }
        boolean explained = !isFar(before.close(), bar.close().multiply(split));
        return (explained ? "; explained by" : "; not explained by") + " stock_splits " + Values.plain(split);
    }

    @Override
    LocalDate day(DailyData bar) {
        return bar.date();
    }

    @Override
    String when(DailyData bar) {
        return bar.date().toString();
    }
}
