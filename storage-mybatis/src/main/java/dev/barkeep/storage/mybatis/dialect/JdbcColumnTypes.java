package dev.barkeep.storage.mybatis.dialect;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * For databases that have the types themselves, exact decimals, moments with an offset and days, and whose drivers take those of
 * JDBC 4.2. Moments travel with their offset, and days as {@link LocalDate}, so that neither the zone of the JVM nor that of the
 * server has a say.
 */
public class JdbcColumnTypes implements ColumnTypes {

    /** Makes the types. */
    public JdbcColumnTypes() {}

    @Override
    public void setDecimal(PreparedStatement statement, int index, BigDecimal value, int scale) throws SQLException {
        statement.setBigDecimal(index, value);
    }

    @Override
    public @Nullable BigDecimal getDecimal(ResultSet rows, int index, int scale) throws SQLException {
        BigDecimal value = rows.getBigDecimal(index);
        // The column has this scale already, unless somebody else changed it: then this throws rather than rounds.
        return value == null ? null : value.setScale(scale);
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, Instant value) throws SQLException {
        // Drivers need not take an Instant.
        statement.setObject(index, value.atOffset(ZoneOffset.UTC));
    }

    @Override
    public @Nullable Instant getInstant(ResultSet rows, int index) throws SQLException {
        OffsetDateTime value = rows.getObject(index, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    @Override
    public void setDate(PreparedStatement statement, int index, LocalDate value) throws SQLException {
        statement.setObject(index, value);
    }

    @Override
    public @Nullable LocalDate getDate(ResultSet rows, int index) throws SQLException {
        return rows.getObject(index, LocalDate.class);
    }
}
