package dev.barkeep.storage.bench.raw.postgres;

import dev.barkeep.storage.bench.data.PlainBar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * COPY in the binary form: what the server would have to parse of text is sent as it keeps it. The form is that of the manual,
 * "COPY, Binary Format"; of the values, that of the functions numeric_recv, date_recv and timestamptz_recv.
 */
final class BinaryCopy implements AutoCloseable {

    /** Sent when this is full; a row is far shorter than the rest. */
    private static final int BUFFER = 1 << 16;

    private static final int LONGEST_ROW = 1 << 10;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final short COLUMNS = 11;
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int SCALE = 8;
    /** The digits of a number are groups of four. */
    private static final int GROUP = 10_000;

    private static final short NEGATIVE = 0x4000;

    private final CopyIn copy;
    private final byte[] buffer = new byte[BUFFER + LONGEST_ROW];
    private final int[] groups = new int[5];
    private int length;

    /**
     * Begins.
     *
     * @param driver the connection
     * @param table takes the bars, created_at and updated_at
     * @throws SQLException from the driver
     */
    BinaryCopy(PGConnection driver, String table) throws SQLException {
        copy = driver.getCopyAPI().copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        length = SIGNATURE.length;
        // No flags, and no extension of the header.
        putInt(0);
        putInt(0);
    }

    /**
     * Sends a row.
     *
     * @param bar the bar
     * @param createdAt its time
     * @param updatedAt its time
     * @throws SQLException from the driver
     */
    void row(PlainBar bar, Instant createdAt, Instant updatedAt) throws SQLException {
        putShort(COLUMNS);
        byte[] ticker = bar.ticker().getBytes(StandardCharsets.UTF_8);
        putInt(ticker.length);
        System.arraycopy(ticker, 0, buffer, length, ticker.length);
        length += ticker.length;
        putInt(Integer.BYTES);
        putInt((int) (bar.date().toEpochDay() - EPOCH_DAY));
        putDecimal(bar.open());
        putDecimal(bar.high());
        putDecimal(bar.low());
        putDecimal(bar.close());
        putInt(Long.BYTES);
        putLong(bar.volume());
        putDecimal(bar.dividends());
        putDecimal(bar.stockSplits());
        putMoment(createdAt);
        putMoment(updatedAt);
        if (length >= BUFFER) {
            flush();
        }
    }

    /**
     * Ends.
     *
     * @throws SQLException from the driver
     */
    void end() throws SQLException {
        putShort((short) -1);
        flush();
        copy.endCopy();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    private void putMoment(Instant value) {
        putInt(Long.BYTES);
        putLong(ChronoUnit.MICROS.between(EPOCH, value));
    }

    /** Its groups of digits, the weight of the first as a power of 10,000, its sign, its scale; without zeros at either end. */
    private void putDecimal(@Nullable BigDecimal value) {
        if (value == null) {
            putInt(-1);
            return;
        }
        long unscaled = value.unscaledValue().longValue();
        long rest = Math.abs(unscaled);
        for (int i = groups.length - 1; i >= 0; i--) {
            groups[i] = (int) (rest % GROUP);
            rest /= GROUP;
        }
        int first = 0;
        int end = groups.length;
        while (first < end && groups[first] == 0) {
            first++;
        }
        while (end > first && groups[end - 1] == 0) {
            end--;
        }
        putInt(4 * Short.BYTES + (end - first) * Short.BYTES);
        putShort((short) (end - first));
        // Three of the five groups are before the point.
        putShort((short) (2 - first));
        putShort(unscaled < 0 ? NEGATIVE : 0);
        putShort((short) SCALE);
        for (int i = first; i < end; i++) {
            putShort((short) groups[i]);
        }
    }

    private void putShort(short value) {
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
    }

    private void putInt(int value) {
        putShort((short) (value >> 16));
        putShort((short) value);
    }

    private void putLong(long value) {
        putInt((int) (value >> 32));
        putInt((int) value);
    }
}
