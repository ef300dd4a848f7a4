package dev.barkeep.storage.mybatis.table;

/** Whether a column has a value in every row. */
public enum Presence {
    /** It has: NOT NULL. */
    REQUIRED,
    /** It may be absent. */
    OPTIONAL
}
