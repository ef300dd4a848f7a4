package dev.barkeep.storage.mybatis.table;

import dev.barkeep.storage.model.FieldRules;
import java.sql.Types;

/** The types of the contract; the rules of their values are in {@link FieldRules}. */
public enum ColumnType {
    /** {@link String}. */
    TICKER(Types.VARCHAR),
    /** {@link String}. */
    NAME(Types.VARCHAR),
    /** {@link String}. */
    TEXT(Types.VARCHAR),
    /** {@link Long}. */
    COUNT(Types.BIGINT),
    /** {@link dev.barkeep.storage.model.BarInterval}, kept as its seconds. */
    INTERVAL(Types.INTEGER),
    /** {@link java.math.BigDecimal}. */
    PRICE(Types.DECIMAL),
    /** {@link java.math.BigDecimal}. */
    QUANTITY(Types.DECIMAL),
    /** {@link java.math.BigDecimal}. */
    RATIO(Types.DECIMAL),
    /** {@link java.math.BigDecimal}. */
    MONEY(Types.DECIMAL),
    /** {@link java.time.LocalDate}. */
    DATE(Types.DATE),
    /** {@link java.time.Instant}. */
    INSTANT(Types.TIMESTAMP_WITH_TIMEZONE);

    private final int jdbcType;

    ColumnType(int jdbcType) {
        this.jdbcType = jdbcType;
    }

    /**
     * Gives the type by which JDBC binds NULL.
     *
     * @return one of {@link Types}
     */
    public int jdbcType() {
        return jdbcType;
    }
}
