package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many rows of a table, with ties in everything that rows are ordered by. */
final class BulkRows {

    /** Of so many rows one is of another ticker each; the rest are of one long series. */
    private static final int OTHERS = 4;

    private BulkRows() {}

    /**
     * Creates rows.
     *
     * @param table the table
     * @param from the number of the first row; rows of one number have one key
     * @param to the number behind the last row
     * @param edition rows of another edition have other values
     */
    static List<Object> of(StoredTable<?> table, int from, int to, int edition) {
        IntFunction<Object> row = row(table, edition);
        return IntStream.range(from, to).mapToObj(row).toList();
    }

    /** The rows of the same points in time that {@link #of} leaves to each series: with them all are of both kinds. */
    static List<Object> others(StoredTable<?> table, int from, int to) {
        List<Object> rows = of(table, from, to, 0);
        if (table != StoredTable.DAILY_DATA && table != StoredTable.INTRADAY_DATA) {
            return List.of();
        }
        return IntStream.range(from, to)
                .mapToObj(i -> Rows.with(rows.get(i - from), "ticker", i % OTHERS == 0 ? "LONG" : "T" + i))
                .toList();
    }

    /** The ticker of a row. */
    static String ticker(int number) {
        return number % OTHERS == 0 ? "T" + number : "LONG";
    }

    private static IntFunction<Object> row(StoredTable<?> table, int edition) {
        Class<?> type = table.type();
        if (type == DailyData.class) {
            return i -> new DailyData(
                    ticker(i),
                    Typical.DAY.plusDays(i),
                    price(i),
                    price(i + 1),
                    price(i + 2),
                    price(i + edition),
                    i,
                    null,
                    price(i));
        }
        if (type == IntradayData.class) {
            return i -> new IntradayData(
                    ticker(i),
                    BarInterval.ONE_MINUTE,
                    Typical.MOMENT.plusSeconds(60L * i),
                    price(i),
                    price(i + 1),
                    price(i + 2),
                    price(i + edition),
                    i);
        }
        if (type == Metadata.class) {
            return i -> new Metadata(
                    "T" + i, "Company " + edition, null, "x", i % 3 == 0 ? null : BigDecimal.valueOf(i % 50), null);
        }
        if (type == SignalHistory.class) {
            return i -> SignalHistory.builder(
                            ticker(i), Typical.DAY.plusDays(i % 30), i % 2 == 0 ? "BUY" : "SELL", price(i))
                    .reasons("edition " + edition)
                    .build();
        }
        if (type == PortfolioPerformance.class) {
            return i -> new PortfolioPerformance(
                    Typical.DAY.plusDays(i % 200),
                    BigDecimal.valueOf(1_000 + i + edition),
                    price(i),
                    price(7),
                    null,
                    price(-i));
        }
        if (type == PortfolioPosition.class) {
            return i -> new PortfolioPosition("T" + i, price(i + edition));
        }
        if (type == SystemEvent.class) {
            return i -> new SystemEvent(i % 2 == 0 ? "A" : "B", "event " + i, null, edition % 2 == 0 ? "INFO" : "WARN");
        }
        throw new IllegalStateException("no rows of " + table + " are known; add them to BulkRows");
    }

    private static BigDecimal price(int number) {
        return BigDecimal.valueOf(100_000_001L * number + 1, 8);
    }
}
