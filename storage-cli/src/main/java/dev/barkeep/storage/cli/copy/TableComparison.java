package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.copy.Fingerprints.Scope;
import dev.barkeep.storage.cli.copy.Fingerprints.Series;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How two sides of a table compare.
 *
 * @param whole all of it
 * @param series per ticker, ascending; empty for a table that is not about tickers
 */
record TableComparison(SeriesComparison whole, List<SeriesComparison> series) {

    /** Whether rows that only the target has count. */
    enum OnlyInTarget {
        /** They are a difference. */
        COUNT,
        /** They are none of the source's business. */
        LEAVE_OUT
    }

    /** Those that differ, the ticker where there is one. */
    Stream<SeriesComparison> differences() {
        return (series.isEmpty() ? Stream.of(whole) : series.stream()).filter(each -> !each.isEqual());
    }

    /** Reads both sides of a table side by side. */
    static <T> TableComparison of(
            TableFormat<T> format,
            RowSource source,
            RowSource target,
            MergeWalk.Window window,
            OnlyInTarget onlyInTarget,
            Progress progress) {
        Fingerprints<T> left = new Fingerprints<>(format, Scope.ALL);
        Fingerprints<T> right = new Fingerprints<>(format, Scope.ALL);
        MergeWalk.over(format, source, target, window, new MergeWalk.Visitor<>() {
            @Override
            public void onlyInSource(Stored<T> row) {
                left.add(row);
                progress.step(1);
            }

            @Override
            public void onlyInTarget(Stored<T> row) {
                if (onlyInTarget == OnlyInTarget.COUNT) {
                    right.add(row);
                }
            }

            @Override
            public void inBoth(Stored<T> inSource, Stored<T> inTarget) {
                if (inSource.equals(inTarget)) {
                    Fingerprints.addToBoth(left, right, inSource);
                } else {
                    left.add(inSource);
                    right.add(inTarget);
                }
                progress.step(1);
            }
        });
        return of(format, left, right);
    }

    /** Reads both sides of a table one after the other, and compares what their owners said. */
    static <T> TableComparison ofValues(
            TableFormat<T> format, RowSource source, RowSource target, Range<Instant> updated, Progress progress) {
        Fingerprints<T> left = new Fingerprints<>(format, Scope.VALUES);
        Fingerprints<T> right = new Fingerprints<>(format, Scope.VALUES);
        try (Stream<Stored<T>> rows = source.rows(format.table(), updated)) {
            rows.forEach(row -> {
                left.add(row);
                progress.step(1);
            });
        }
        try (Stream<Stored<T>> rows = target.rows(format.table(), updated)) {
            rows.forEach(right::add);
        }
        return of(format, left, right);
    }

    private static <T> TableComparison of(TableFormat<T> format, Fingerprints<T> left, Fingerprints<T> right) {
        String table = format.table().name();
        SortedSet<String> tickers = new TreeSet<>(left.series().keySet());
        tickers.addAll(right.series().keySet());
        Series none = new Series(Fingerprints.NO_TICKER);
        if (format.ticker() == null) {
            Series source = left.series().getOrDefault(Fingerprints.NO_TICKER, none);
            Series target = right.series().getOrDefault(Fingerprints.NO_TICKER, none);
            return new TableComparison(
                    new SeriesComparison(
                            table, null, source.rows(), hex(source.hash()), target.rows(), hex(target.hash())),
                    List.of());
        }
        List<SeriesComparison> series = new ArrayList<>();
        for (String ticker : tickers) {
            Series source = left.series().getOrDefault(ticker, none);
            Series target = right.series().getOrDefault(ticker, none);
            series.add(new SeriesComparison(
                    table, ticker, source.rows(), hex(source.hash()), target.rows(), hex(target.hash())));
        }
        return new TableComparison(
                new SeriesComparison(
                        table,
                        null,
                        rows(left.series()),
                        hash(left.series()),
                        rows(right.series()),
                        hash(right.series())),
                series);
    }

    private static long rows(SortedMap<String, Series> series) {
        return series.values().stream().mapToLong(Series::rows).sum();
    }

    /** The hash of a table: that of its tickers' hashes, by ticker. */
    private static String hash(SortedMap<String, Series> series) {
        MessageDigest digest = Sha256.begin();
        for (Map.Entry<String, Series> each : series.entrySet()) {
            digest.update(each.getValue().hash());
        }
        return hex(digest.digest());
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
