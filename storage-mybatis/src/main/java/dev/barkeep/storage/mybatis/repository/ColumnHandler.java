package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import java.math.BigDecimal;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.apache.ibatis.type.TypeHandlerRegistry;
import org.jspecify.annotations.Nullable;

/**
 * MyBatis's view of {@link ColumnTypes}. MyBatis finds handlers by class, hence one class a contract type; the mapper XML
 * names the decimals by the aliases {@code scale8} and {@code scale4}; the others are found by their Java type. Rows of several
 * columns are read by {@link RowReaders}.
 *
 * @param <T> the Java type
 */
abstract class ColumnHandler<T> implements TypeHandler<T> {

    ColumnHandler() {}

    /**
     * Registers the handlers of all contract types.
     *
     * @param registry where
     * @param types how the dialect keeps them
     */
    static void register(TypeHandlerRegistry registry, ColumnTypes types) {
        registry.register(new Scale4(types));
        registry.register(new Scale8(types));
        registry.register(Instant.class, new OfInstant(types));
        registry.register(LocalDate.class, new OfDate(types));
        registry.register(BarInterval.class, new OfInterval());
    }

    abstract void set(PreparedStatement statement, int index, T value) throws SQLException;

    abstract @Nullable T get(ResultSet rows, int index) throws SQLException;

    @Override
    public final void setParameter(
            PreparedStatement statement, int index, @Nullable T value, @Nullable JdbcType jdbcType)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else {
            set(statement, index, value);
        }
    }

    @Override
    public final @Nullable T getResult(ResultSet rows, String column) throws SQLException {
        return get(rows, rows.findColumn(column));
    }

    @Override
    public final @Nullable T getResult(ResultSet rows, int index) throws SQLException {
        return get(rows, index);
    }

    @Override
    public final T getResult(CallableStatement statement, int index) throws SQLException {
        throw new SQLException("stored procedures are not used");
    }

    /** Decimals of one scale. */
    private abstract static class OfDecimal extends ColumnHandler<BigDecimal> {
        private final ColumnTypes types;
        private final int scale;

        OfDecimal(ColumnTypes types, int scale) {
            this.types = types;
            this.scale = scale;
        }

        @Override
        void set(PreparedStatement statement, int index, BigDecimal value) throws SQLException {
            types.setDecimal(statement, index, value, scale);
        }

        @Override
        @Nullable
        BigDecimal get(ResultSet rows, int index) throws SQLException {
            return types.getDecimal(rows, index, scale);
        }
    }

    /** Prices, quantities and ratios. */
    public static final class Scale8 extends OfDecimal {
        Scale8(ColumnTypes types) {
            super(types, FieldRules.SCALE);
        }
    }

    /** Money. */
    public static final class Scale4 extends OfDecimal {
        Scale4(ColumnTypes types) {
            super(types, FieldRules.MONEY_SCALE);
        }
    }

    /** Moments. */
    public static final class OfInstant extends ColumnHandler<Instant> {
        private final ColumnTypes types;

        OfInstant(ColumnTypes types) {
            this.types = types;
        }

        @Override
        void set(PreparedStatement statement, int index, Instant value) throws SQLException {
            types.setInstant(statement, index, value);
        }

        @Override
        @Nullable
        Instant get(ResultSet rows, int index) throws SQLException {
            return types.getInstant(rows, index);
        }
    }

    /** Days. */
    public static final class OfDate extends ColumnHandler<LocalDate> {
        private final ColumnTypes types;

        OfDate(ColumnTypes types) {
            this.types = types;
        }

        @Override
        void set(PreparedStatement statement, int index, LocalDate value) throws SQLException {
            types.setDate(statement, index, value);
        }

        @Override
        @Nullable
        LocalDate get(ResultSet rows, int index) throws SQLException {
            return types.getDate(rows, index);
        }
    }

    /** Bar intervals: their seconds. */
    public static final class OfInterval extends ColumnHandler<BarInterval> {

        OfInterval() {}

        @Override
        void set(PreparedStatement statement, int index, BarInterval value) throws SQLException {
            statement.setInt(index, value.seconds());
        }

        @Override
        @Nullable
        BarInterval get(ResultSet rows, int index) throws SQLException {
            int seconds = rows.getInt(index);
            return rows.wasNull() ? null : new BarInterval(seconds);
        }
    }
}
