package dev.barkeep.storage.bench.raw.sqlite;

import dev.barkeep.storage.bench.raw.ColumnForms;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Integers for all. */
final class SqliteForms implements ColumnForms {

    private static final int SCALE = 8;
    private static final long MICROS = 1_000_000;

    @Override
    public void setDecimal(PreparedStatement statement, int index, @Nullable BigDecimal value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, value.unscaledValue().longValue());
        }
    }

    @Override
    public @Nullable BigDecimal decimalOrNull(ResultSet row, int index) throws SQLException {
        long unscaled = row.getLong(index);
        // Only a zero may be none, and to ask costs a call into the library of SQLite.
        return unscaled == 0 && row.wasNull() ? null : BigDecimal.valueOf(unscaled, SCALE);
    }

    @Override
    public BigDecimal decimal(ResultSet row, int index) throws SQLException {
        return BigDecimal.valueOf(row.getLong(index), SCALE);
    }

    @Override
    public void setDate(PreparedStatement statement, int index, LocalDate value) throws SQLException {
        statement.setLong(index, value.toEpochDay());
    }

    @Override
    public LocalDate date(ResultSet row, int index) throws SQLException {
        return LocalDate.ofEpochDay(row.getLong(index));
    }

    @Override
    public void setMoment(PreparedStatement statement, int index, Instant value) throws SQLException {
        statement.setLong(index, ChronoUnit.MICROS.between(Instant.EPOCH, value));
    }

    @Override
    public Instant moment(ResultSet row, int index) throws SQLException {
        long micros = row.getLong(index);
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }
}
