package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.mybatis.table.ColumnType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a dialect keeps the types whose exactness no database gives by itself. Text and integers are the same everywhere.
 *
 * <p>Values that arrive here are in their stored form (see {@link dev.barkeep.storage.model.FieldRules}); what is read has to
 * be equal to what was written.
 */
public interface ColumnTypes {

    /**
     * Binds a decimal.
     *
     * @param statement the statement
     * @param index the parameter's number, from 1
     * @param value the value
     * @param scale the scale of its contract type: 8 or 4
     * @throws SQLException from the driver
     */
    void setDecimal(PreparedStatement statement, int index, BigDecimal value, int scale) throws SQLException;

    /**
     * Reads a decimal.
     *
     * @param rows the row
     * @param index the column's number, from 1
     * @param scale the scale of its contract type: 8 or 4
     * @return the value with that scale, or {@code null} if it is NULL
     * @throws SQLException from the driver
     */
    @Nullable
    BigDecimal getDecimal(ResultSet rows, int index, int scale) throws SQLException;

    /**
     * Binds a moment.
     *
     * @param statement the statement
     * @param index the parameter's number, from 1
     * @param value the value, in whole microseconds
     * @throws SQLException from the driver
     */
    void setInstant(PreparedStatement statement, int index, Instant value) throws SQLException;

    /**
     * Reads a moment.
     *
     * @param rows the row
     * @param index the column's number, from 1
     * @return the value, or {@code null} if it is NULL
     * @throws SQLException from the driver
     */
    @Nullable
    Instant getInstant(ResultSet rows, int index) throws SQLException;

    /**
     * Binds a day.
     *
     * @param statement the statement
     * @param index the parameter's number, from 1
     * @param value the value
     * @throws SQLException from the driver
     */
    void setDate(PreparedStatement statement, int index, LocalDate value) throws SQLException;

    /**
     * Reads a day.
     *
     * @param rows the row
     * @param index the column's number, from 1
     * @return the value, or {@code null} if it is NULL
     * @throws SQLException from the driver
     */
    @Nullable
    LocalDate getDate(ResultSet rows, int index) throws SQLException;

    /**
     * Binds a value of any type.
     *
     * @param statement the statement
     * @param index the parameter's number, from 1
     * @param type its type
     * @param value the value, or {@code null}
     * @throws SQLException from the driver
     */
    default void set(PreparedStatement statement, int index, ColumnType type, @Nullable Object value)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
            return;
        }
        switch (type) {
            case TICKER, NAME, TEXT -> statement.setString(index, (String) value);
            case COUNT, ID -> statement.setLong(index, (Long) value);
            case INTERVAL -> statement.setInt(index, ((BarInterval) value).seconds());
            case PRICE, QUANTITY, RATIO -> setDecimal(statement, index, (BigDecimal) value, FieldRules.SCALE);
            case MONEY -> setDecimal(statement, index, (BigDecimal) value, FieldRules.MONEY_SCALE);
            case DATE -> setDate(statement, index, (LocalDate) value);
            case INSTANT -> setInstant(statement, index, (Instant) value);
        }
    }

    /**
     * Reads a value of any type.
     *
     * @param rows the row
     * @param index the column's number, from 1
     * @param type its type
     * @return the value, or {@code null} if it is NULL
     * @throws SQLException from the driver
     */
    default @Nullable Object get(ResultSet rows, int index, ColumnType type) throws SQLException {
        return switch (type) {
            case TICKER, NAME, TEXT -> rows.getString(index);
            case COUNT, ID -> {
                long value = rows.getLong(index);
                yield rows.wasNull() ? null : value;
            }
            case INTERVAL -> {
                int seconds = rows.getInt(index);
                yield rows.wasNull() ? null : new BarInterval(seconds);
            }
            case PRICE, QUANTITY, RATIO -> getDecimal(rows, index, FieldRules.SCALE);
            case MONEY -> getDecimal(rows, index, FieldRules.MONEY_SCALE);
            case DATE -> getDate(rows, index);
            case INSTANT -> getInstant(rows, index);
        };
    }
}
