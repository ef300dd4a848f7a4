package dev.barkeep.storage.mysql;

import dev.barkeep.storage.mybatis.dialect.JdbcColumnTypes;
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
final class MySqlColumnTypes extends JdbcColumnTypes {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

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
}
