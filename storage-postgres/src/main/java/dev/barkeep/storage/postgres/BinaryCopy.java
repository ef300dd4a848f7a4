package dev.barkeep.storage.postgres;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/**
 * COPY in its binary form, as the manual has it under "COPY, Binary Format", with values as the server's functions
 * {@code numeric_recv}, {@code date_recv}, {@code timestamptz_recv} and so on read them: nothing has to be parsed, and no zone, date
 * style or encoding of the session has a say. What is full is sent at once, so that the server works while we go on.
 */
final class BinaryCopy {

    private static final int BUFFER = 1 << 16;

    /** More than any value but a text takes, with its length. */
    private static final int VALUE = 32;

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final short END = -1;
    private static final int ABSENT = -1;

    private static final int EPOCH_DAY = (int) LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400L;
    private static final long MICROS = 1_000_000;

    /** A number is kept in digits to the base of 10,000, with the point between two of them. */
    private static final int BASE = 10_000;

    private static final int DIGITS_OF_DIGIT = 4;
    private static final short NEGATIVE = 0x4000;
    private static final short POSITIVE = 0;

    private final CopyIn copy;
    private final byte[] buffer = new byte[BUFFER];

    /** 18 decimal digits, the last first. */
    private final short[] digits = new short[5];

    private int length;

    /**
     * Begins.
     *
     * @param copy has begun, and takes the binary form
     */
    BinaryCopy(CopyIn copy) {
        this.copy = copy;
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        length = SIGNATURE.length;
        // No flags, and no extension of the header.
        putInt(0);
        putInt(0);
    }

    /** Sends rows and the end. */
    <R> void send(List<Column<R>> columns, List<R> rows) throws SQLException {
        for (R row : rows) {
            reserve(Short.BYTES);
            putShort(columns.size());
            for (Column<R> column : columns) {
                put(column.type(), column.value().apply(row));
            }
        }
        reserve(Short.BYTES);
        putShort(END);
        flush();
    }

    private void put(ColumnType type, @Nullable Object value) throws SQLException {
        reserve(VALUE);
        if (value == null) {
            putInt(ABSENT);
            return;
        }
        switch (type) {
            case TICKER, NAME, TEXT -> putText((String) value);
            case PRICE, QUANTITY, RATIO -> putDecimal((BigDecimal) value, FieldRules.SCALE);
            case MONEY -> putDecimal((BigDecimal) value, FieldRules.MONEY_SCALE);
            case COUNT, ID -> putBigint((Long) value);
            case INTERVAL -> putInteger(((BarInterval) value).seconds());
            case DATE -> putInteger((int) ((LocalDate) value).toEpochDay() - EPOCH_DAY);
            case INSTANT -> putMoment((Instant) value);
        }
    }

    private void putInteger(int value) {
        putInt(Integer.BYTES);
        putInt(value);
    }

    private void putBigint(long value) {
        putInt(Long.BYTES);
        putLong(value);
    }

    private void putMoment(Instant value) {
        putBigint((value.getEpochSecond() - EPOCH_SECOND) * MICROS + value.getNano() / 1000);
    }

    private void putText(String value) throws SQLException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        putInt(bytes.length);
        for (int from = 0; from < bytes.length; ) {
            reserve(1);
            int part = Math.min(bytes.length - from, BUFFER - length);
            System.arraycopy(bytes, from, buffer, length, part);
            length += part;
            from += part;
        }
    }

    /**
     * How many digits, the weight of the first, sign, scale, and the digits themselves without zeros at either end. Scales of the
     * contract are whole digits.
     */
    private void putDecimal(BigDecimal value, int scale) {
        // The record has seen to scale and digits, so nothing is cut here.
        long unscaled = value.setScale(scale).scaleByPowerOfTen(scale).longValueExact();
        long rest = Math.abs(unscaled);
        int first = 0;
        while (rest != 0 && rest % BASE == 0) {
            rest /= BASE;
            first++;
        }
        int count = 0;
        while (rest != 0) {
            digits[count++] = (short) (rest % BASE);
            rest /= BASE;
        }
        putInt((4 + count) * Short.BYTES);
        putShort(count);
        putShort(count == 0 ? 0 : first + count - 1 - scale / DIGITS_OF_DIGIT);
        putShort(unscaled < 0 ? NEGATIVE : POSITIVE);
        putShort(scale);
        for (int i = count - 1; i >= 0; i--) {
            putShort(digits[i]);
        }
    }

    private void putShort(int value) {
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
    }

    private void putInt(int value) {
        putShort(value >> 16);
        putShort(value);
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }

    private void reserve(int bytes) throws SQLException {
        if (length + bytes > BUFFER) {
            flush();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }
}
