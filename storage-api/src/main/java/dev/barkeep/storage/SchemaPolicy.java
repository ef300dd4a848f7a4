package dev.barkeep.storage;

/** What opening a storage does about its tables (SCH-008). */
public enum SchemaPolicy {
    /** Applies the migrations that are pending; makes the tables of an empty database. */
    MIGRATE,
    /**
     * Changes no table, and refuses a database whose migrations were not all applied. For users who may make no tables; the
     * migrations are then applied by {@link Schema#migrate}, or by {@link Schema#script}.
     */
    VALIDATE,
    /**
     * Does not look at the tables at all. What does not fit is an error of the call that meets it, which is a
     * {@link dev.barkeep.storage.error.SchemaMismatchException} if the database has a code for it, and never retryable.
     */
    NONE
}
