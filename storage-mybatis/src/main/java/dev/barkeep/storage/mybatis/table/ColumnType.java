package dev.barkeep.storage.mybatis.table;

import dev.barkeep.storage.model.FieldRules;

/** The types of the contract; the rules of their values are in {@link FieldRules}. */
public enum ColumnType {
    /** {@link String}. */
    TICKER,
    /** {@link String}. */
    NAME,
    /** {@link String}. */
    TEXT,
    /** {@link Long}. */
    COUNT,
    /** {@link dev.barkeep.storage.model.BarInterval}, kept as its seconds. */
    INTERVAL,
    /** {@link java.math.BigDecimal}. */
    PRICE,
    /** {@link java.math.BigDecimal}. */
    QUANTITY,
    /** {@link java.math.BigDecimal}. */
    RATIO,
    /** {@link java.math.BigDecimal}. */
    MONEY,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** {@link java.time.Instant}. */
    INSTANT,
    /** {@link Long}: the number that the storage gives a row. */
    ID
}
