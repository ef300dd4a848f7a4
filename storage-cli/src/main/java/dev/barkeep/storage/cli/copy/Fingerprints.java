package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.output.Values;
import dev.barkeep.storage.cli.table.TableColumn;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.Stored;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table on one side, per ticker: how many there are, and a SHA-256 of their values. The values count as text, so that
 * it is the same on every database: each row in the order of keys, each column in the order of the table, of one that has a value an
 * equals sign and the value as {@code export} writes it, and of each a NUL behind it, which no text contains.
 */
final class Fingerprints<T> {

    /** What counts of a row. */
    enum Scope {
        /** All of it, with its id and times. */
        ALL,
        /** What its owner said: neither its id nor its times, which each storage gives for itself. */
        VALUES
    }

    /** A table without tickers has one series, of this name. */
    static final String NO_TICKER = "";

    private final TableFormat<T> format;
    private final Scope scope;
    private final SortedMap<String, Series> series = new TreeMap<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Series current;

    Fingerprints(TableFormat<T> format, Scope scope) {
        this.format = format;
        this.scope = scope;
    }

    /** The rows of a ticker. */
    static final class Series {

        private final String ticker;
        private @Nullable MessageDigest digest = Sha256.begin();
        private byte[] hash = {};
        private long rows;

        Series(String ticker) {
            this.ticker = ticker;
        }

        long rows() {
            return rows;
        }

        /** Gives the hash; no row can be added any more. */
        byte[] hash() {
            if (digest != null) {
                hash = digest.digest();
                digest = null;
            }
            return hash;
        }

        private void add(byte[] encoded) {
            rows++;
            Objects.requireNonNull(digest, "the rows of a ticker stand together")
                    .update(encoded);
        }
    }

    /** Adds a row; those of a ticker come in the order of keys. */
    void add(Stored<T> row) {
        add(row, encoded(row));
    }

    /** Adds a row to each of two sides that both have it. */
    static <T> void addToBoth(Fingerprints<T> left, Fingerprints<T> right, Stored<T> row) {
        byte[] encoded = left.encoded(row);
        left.add(row, encoded);
        right.add(row, encoded);
    }

    SortedMap<String, Series> series() {
        return series;
    }

    private void add(Stored<T> row, byte[] encoded) {
        of(format.ticker() == null ? NO_TICKER : format.ticker().apply(row.value()))
                .add(encoded);
    }

    private Series of(String ticker) {
        if (current == null || !current.ticker.equals(ticker)) {
            if (current != null && !format.table().isNumbered()) {
                // Its rows have ended, and a hash is much smaller than what is needed to go on with it.
                current.hash();
            }
            current = series.computeIfAbsent(ticker, Series::new);
        }
        return Objects.requireNonNull(current, "current");
    }

    private byte[] encoded(Stored<T> row) {
        text.setLength(0);
        if (scope == Scope.ALL && format.table().isNumbered()) {
            append(row.id());
        }
        for (TableColumn<T> column : format.columns()) {
            append(column.value().apply(row.value()));
        }
        if (scope == Scope.ALL) {
            append(row.createdAt());
            append(row.updatedAt());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(@Nullable Object value) {
        if (value != null) {
            text.append('=').append(Objects.requireNonNull(Values.text(value), "text of a value"));
        }
        text.append('\0');
    }
}
