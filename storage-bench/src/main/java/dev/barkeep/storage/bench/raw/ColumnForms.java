package dev.barkeep.storage.bench.raw;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a database keeps decimals, days and moments in the library's tables. */
public interface ColumnForms {

    /**
     * Binds a decimal.
     *
     * @param statement the statement
     * @param index the parameter
     * @param value of scale 8, or {@code null}
     * @throws SQLException from the driver
     */
    void setDecimal(PreparedStatement statement, int index, @Nullable BigDecimal value) throws SQLException;

    /**
     * Reads a decimal.
     *
     * @param row the row
     * @param index the column
     * @return of scale 8, or {@code null}
     * @throws SQLException from the driver
     */
    @Nullable
    BigDecimal decimalOrNull(ResultSet row, int index) throws SQLException;

    /**
     * Reads a decimal of a column that has no nulls.
     *
     * @param row the row
     * @param index the column
     * @return of scale 8
     * @throws SQLException from the driver
     */
    BigDecimal decimal(ResultSet row, int index) throws SQLException;

    /**
     * Binds a day.
     *
     * @param statement the statement
     * @param index the parameter
     * @param value the day
     * @throws SQLException from the driver
     */
    void setDate(PreparedStatement statement, int index, LocalDate value) throws SQLException;

    /**
     * Reads a day.
     *
     * @param row the row
     * @param index the column
     * @return the day
     * @throws SQLException from the driver
     */
    LocalDate date(ResultSet row, int index) throws SQLException;

    /**
     * Binds a moment.
     *
     * @param statement the statement
     * @param index the parameter
     * @param value of microseconds
     * @throws SQLException from the driver
     */
    void setMoment(PreparedStatement statement, int index, Instant value) throws SQLException;

    /**
     * Reads a moment.
     *
     * @param row the row
     * @param index the column
     * @return the moment
     * @throws SQLException from the driver
     */
    Instant moment(ResultSet row, int index) throws SQLException;
}
