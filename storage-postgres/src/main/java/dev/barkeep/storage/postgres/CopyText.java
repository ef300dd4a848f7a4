package dev.barkeep.storage.postgres;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.Table;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in COPY's text format: a line a row, tabs between values. Moments end in Z and days are ISO, which the server reads
 * alike whatever its zone and date style are.
 */
final class CopyText {

    private final StringBuilder text = new StringBuilder();
    private boolean lineBegun;

    /** Adds a row and its times; for a stage the one that is both. */
    <T> void addRow(Table<T> table, T row, Instant now) {
        for (Column<T> column : table.keys()) {
            add(column.type(), column.value().apply(row));
        }
        for (Column<T> column : table.values()) {
            add(column.type(), column.value().apply(row));
        }
        add(ColumnType.INSTANT, now);
        if (!table.isKeyed()) {
            add(ColumnType.INSTANT, now);
        }
        text.append('\n');
        lineBegun = false;
    }

    /** Adds a row of a table whose columns are all given. */
    <R> void addRow(List<Column<R>> columns, R row) {
        for (Column<R> column : columns) {
            add(column.type(), column.value().apply(row));
        }
        text.append('\n');
        lineBegun = false;
    }

    private void add(ColumnType type, @Nullable Object value) {
        if (lineBegun) {
            text.append('\t');
        }
        lineBegun = true;
        if (value == null) {
            text.append("\\N");
            return;
        }
        switch (type) {
            case TICKER, NAME, TEXT -> escape((String) value);
            case PRICE, QUANTITY, RATIO, MONEY -> text.append(((BigDecimal) value).toPlainString());
            case INTERVAL -> text.append(((BarInterval) value).seconds());
            case COUNT, DATE, INSTANT, ID -> text.append(value);
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    byte[] toBytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
