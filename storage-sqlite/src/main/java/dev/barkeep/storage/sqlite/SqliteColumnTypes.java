package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Integers for all: decimals without their point, moments in microseconds and days since 1970-01-01. The driver reads NULL as 0, so
 * it is asked for the difference only then.
 */
final class SqliteColumnTypes implements ColumnTypes {

    private static final long MICROS = 1_000_000;

    @Override
    public void setDecimal(PreparedStatement statement, int index, BigDecimal value, int scale) throws SQLException {
        // 18 digits fit; the record has seen to scale and digits, so nothing is cut here.
        statement.setLong(index, value.setScale(scale).unscaledValue().longValueExact());
    }

    @Override
    public @Nullable BigDecimal getDecimal(ResultSet rows, int index, int scale) throws SQLException {
        long unscaled = rows.getLong(index);
        return unscaled == 0 && rows.wasNull() ? null : BigDecimal.valueOf(unscaled, scale);
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, Instant value) throws SQLException {
        statement.setLong(
                index, Math.addExact(Math.multiplyExact(value.getEpochSecond(), MICROS), value.getNano() / 1000));
    }

    @Override
    public @Nullable Instant getInstant(ResultSet rows, int index) throws SQLException {
        long micros = rows.getLong(index);
        return micros == 0 && rows.wasNull()
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }

    @Override
    public void setDate(PreparedStatement statement, int index, LocalDate value) throws SQLException {
        statement.setLong(index, value.toEpochDay());
    }

    @Override
    public @Nullable LocalDate getDate(ResultSet rows, int index) throws SQLException {
        long day = rows.getLong(index);
        return day == 0 && rows.wasNull() ? null : LocalDate.ofEpochDay(day);
    }
}
