package dev.barkeep.storage.mysql;

import dev.barkeep.storage.mybatis.type.ColumnTypes;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * DECIMAL, DATE, and DATETIME(6) in UTC: a DATETIME has no zone, so neither the zone of the JVM nor that of the server or the
 * session has a say. Moments are bound as text: against MariaDB 10.11 and older the driver drops the fraction of the second
 * of everything else.
 */
final class MySqlColumnTypes implements ColumnTypes {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

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
        statement.setString(index, MOMENT.format(value));
    }

    @Override
    public @Nullable Instant getInstant(ResultSet rows, int index) throws SQLException {
        LocalDateTime value = rows.getObject(index, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }

    @Override
    public void setDate(PreparedStatement statement, int index, LocalDate value) throws SQLException {
        statement.setString(index, value.toString());
    }

    @Override
    public @Nullable LocalDate getDate(ResultSet rows, int index) throws SQLException {
        return rows.getObject(index, LocalDate.class);
    }
}
