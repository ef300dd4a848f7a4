package dev.barkeep.storage.bench.raw.mysql;

import dev.barkeep.storage.bench.raw.ColumnForms;
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

/** DECIMAL, DATE, and DATETIME(6) in UTC, bound as text: the driver would drop fractions of seconds against old MariaDBs. */
final class MySqlForms implements ColumnForms {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Rows written together have the same time, which is formatted once. */
    private Instant last = Instant.EPOCH;

    private String lastText = MOMENT.format(last);

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
        statement.setString(index, value.toString());
    }

    @Override
    public LocalDate date(ResultSet row, int index) throws SQLException {
        return row.getObject(index, LocalDate.class);
    }

    @Override
    public void setMoment(PreparedStatement statement, int index, Instant value) throws SQLException {
        if (!value.equals(last)) {
            last = value;
            lastText = MOMENT.format(value);
        }
        statement.setString(index, lastText);
    }

    @Override
    public Instant moment(ResultSet row, int index) throws SQLException {
        return row.getObject(index, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
