package dev.barkeep.storage.bench.raw.postgres;

import dev.barkeep.storage.bench.raw.ColumnForms;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** NUMERIC, DATE and TIMESTAMPTZ. */
final class PostgresForms implements ColumnForms {

    @Override
    public void setDecimal(PreparedStatement statement, int index, @Nullable BigDecimal value) throws SQLException {
        statement.setBigDecimal(index, value);
    }

    @Override
    public @Nullable BigDecimal decimalOrNull(ResultSet row, int index) throws SQLException {
        return row.getBigDecimal(index);
    }

    @Override
    public BigDecimal decimal(ResultSet row, int index) throws SQLException {
        return row.getBigDecimal(index);
    }

    @Override
    public void setDate(PreparedStatement statement, int index, LocalDate value) throws SQLException {
        statement.setObject(index, value);
    }

    @Override
    public LocalDate date(ResultSet row, int index) throws SQLException {
        return row.getObject(index, LocalDate.class);
    }

    @Override
    public void setMoment(PreparedStatement statement, int index, Instant value) throws SQLException {
        statement.setObject(index, value.atOffset(ZoneOffset.UTC));
    }

    @Override
    public Instant moment(ResultSet row, int index) throws SQLException {
        return row.getObject(index, OffsetDateTime.class).toInstant();
    }
}
