package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.RowNote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One row as it lies in the file, and its values in the forms of the contract. A value that has no such form throws an
 * {@link InvalidDataException}, which refuses the row. What was rounded, and what was taken for something else, is kept.
 */
final class LegacyRow {

    /** What the former application wrote for numbers that it did not have. */
    private static final Set<String> NOTHING = Set.of("", "n/a", "nan", "none", "null");

    /** Beyond what a double can be; only a text could be such a number, and it would be written out digit by digit. */
    private static final int MOST_DECIMALS = 400;

    private static final int SHOWN = 80;

    private final LegacyTable table;
    private final ResultSet row;
    private final LegacyTimes times;
    private final List<RowNote> notes = new ArrayList<>();
    private boolean rounded;
    private long characters;

    LegacyRow(LegacyTable table, ResultSet row, LegacyTimes times) {
        this.table = table;
        this.row = row;
        this.times = times;
    }

    /** Names the row by its key as it is written there, and by its place. */
    String key() throws SQLException {
        StringJoiner key = new StringJoiner(", ");
        for (String column : table.key()) {
            key.add(column + " = " + shown(raw(column)));
        }
        if (table.isNumbered()) {
            key.add("row " + row.getLong(1));
        }
        return key.toString();
    }

    /** Shows the value of a column as it lies in the file, or something else if there is no such column. */
    String shownOr(String column, String other) throws SQLException {
        return table.index(column) == 0 ? other : shown(raw(column));
    }

    boolean isRounded() {
        return rounded;
    }

    List<RowNote> notes() {
        return notes;
    }

    /** How much text was read of it. */
    long characters() {
        return characters;
    }

    @Nullable
    Object raw(String column) throws SQLException {
        int index = table.index(column);
        return index == 0 ? null : row.getObject(index);
    }

    String ticker() throws SQLException {
        String ticker = text("ticker");
        return FieldRules.ticker("ticker", FieldRules.required("ticker", ticker));
    }

    LocalDate day() throws SQLException {
        return times.day("date", raw("date"));
    }

    Instant moment() throws SQLException {
        return times.moment("datetime", raw("datetime"));
    }

    /** A time that is no one's key, or nothing. */
    @Nullable
    Instant optionalStamp(String field) throws SQLException {
        Object value = raw(field);
        return value == null || isNothing(field, value) ? null : times.stamp(field, value);
    }

    /** The row's own times; {@code null} if there is none. */
    @Nullable
    Timestamps timestamps() throws SQLException {
        return times.timestamps(raw("created_at"), raw("updated_at"), this::note);
    }

    BigDecimal decimal(String field, int scale) throws SQLException {
        @Nullable BigDecimal decimal = number(field, scale);
        if (decimal == null) {
            throw new InvalidDataException(field, raw(field), "must be a number");
        }
        return decimal;
    }

    @Nullable
    BigDecimal optionalDecimal(String field, int scale) throws SQLException {
        Object value = raw(field);
        return value instanceof String && isNothing(field, value) ? null : number(field, scale);
    }

    /** A whole number. Numbers of NumPy were stored as their eight bytes. */
    long count(String field) throws SQLException {
        Object value = raw(field);
        if (value instanceof byte[] bytes && bytes.length == Long.BYTES) {
            long count = FieldRules.count(
                    field, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
            note(field, value, "is a number of eight bytes, " + count);
            return count;
        }
        boolean before = rounded;
        rounded = false;
        BigDecimal count = decimal(field, 0);
        if (rounded) {
            note(field, value, "was rounded to " + count.toPlainString() + ": volumes are whole numbers");
        }
        rounded |= before;
        if (count.toBigInteger().bitLength() > 63) {
            throw new InvalidDataException(field, value, "must fit 64 bits");
        }
        return FieldRules.count(field, count.longValueExact());
    }

    @Nullable
    String text(String field) throws SQLException {
        Object value = raw(field);
        if (value == null) {
            return null;
        }
        if (value instanceof byte[]) {
            throw new InvalidDataException(field, shown(value), "must be text");
        }
        String text = value.toString();
        if (table.isUtf8()
                && value instanceof String
                && text.indexOf('\ufffd') >= 0
                && !Arrays.equals(row.getBytes(table.index(field)), text.getBytes(StandardCharsets.UTF_8))) {
            throw new InvalidDataException(field, text, "must be valid UTF-8");
        }
        characters += text.length();
        return text;
    }

    /** A name, or nothing; an empty one is nothing. */
    @Nullable
    String optionalName(String field) throws SQLException {
        @Nullable String name = text(field);
        if (name != null && name.isEmpty()) {
            note(field, name, "was taken for unknown");
            return null;
        }
        return name;
    }

    String requiredText(String field) throws SQLException {
        return FieldRules.required(field, text(field));
    }

    /** Remembers what a value was taken for, if that is not what it says. */
    void note(String field, @Nullable Object value, String what) throws SQLException {
        notes.add(new RowNote(table.name(), key(), field, shown(value), what));
    }

    private boolean isNothing(String field, Object value) throws SQLException {
        if (value instanceof String text && NOTHING.contains(text.strip().toLowerCase(Locale.ROOT))) {
            note(field, value, "was taken for unknown");
            return true;
        }
        return false;
    }

    private @Nullable BigDecimal number(String field, int scale) throws SQLException {
        Object value = raw(field);
        BigDecimal exact;
        if (value == null) {
            return null;
        } else if (value instanceof Double number) {
            if (!Double.isFinite(number)) {
                throw new InvalidDataException(field, value, "must be a finite number");
            }
            // The shortest text of a double is what was meant, and what people see in the file.
            exact = BigDecimal.valueOf(number);
        } else if (value instanceof Number number) {
            exact = BigDecimal.valueOf(number.longValue());
        } else {
            exact = parsed(field, value);
        }
        if (exact.scale() > MOST_DECIMALS || (long) exact.precision() - exact.scale() > FieldRules.DIGITS + 1) {
            throw new InvalidDataException(field, value, "must have at most " + FieldRules.DIGITS + " digits");
        }
        BigDecimal fitting = exact.setScale(scale, RoundingMode.HALF_EVEN);
        rounded |= fitting.compareTo(exact) != 0;
        return fitting;
    }

    private static BigDecimal parsed(String field, Object value) {
        if (value instanceof String text && text.length() <= MOST_DECIMALS) {
            try {
                return new BigDecimal(text.strip());
            } catch (NumberFormatException e) {
                throw new InvalidDataException(field, value, "must be a number");
            }
        }
        throw new InvalidDataException(field, shown(value), "must be a number");
    }

    /** Shows a value in one line. */
    static String shown(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return "blob of " + bytes.length + " bytes";
        }
        String text = String.valueOf(value);
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                shown.append("\\u").append(HexFormat.of().toHexDigits((char) c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        if (text.codePointCount(0, text.length()) > SHOWN) {
            shown.append("... (").append(text.length()).append(" characters)");
        }
        return value instanceof String ? "'" + shown + "'" : shown.toString();
    }
}
