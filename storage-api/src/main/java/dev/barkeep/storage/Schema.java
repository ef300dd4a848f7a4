package dev.barkeep.storage;

import java.util.List;

/**
 * The tables of a database, without a storage on them. Given by {@link Storages#schema}; each call is wholly done or not at
 * all, unless the database cannot undo a change of its tables. Safe for use by many threads. Beside what is said below every
 * call throws an {@link dev.barkeep.storage.error.UnavailableException} if the database does not answer, and a
 * {@link dev.barkeep.storage.error.ClosedException} after {@link #close}.
 */
public interface Schema extends AutoCloseable {

    /**
     * Lists the tables and views, ours and those of others (SCH-001).
     *
     * @return their names, ascending; empty if there is none
     */
    List<String> tables();

    /**
     * Gives the version.
     *
     * @return number of the newest migration that was applied, 0 if none was
     */
    int version();

    /**
     * Applies the migrations that are pending, as {@link Storages#open} does.
     *
     * @throws dev.barkeep.storage.error.SchemaMismatchException if the tables belong to another program, or to a newer
     *     version of this library; nothing was changed
     * @throws dev.barkeep.storage.error.ReadOnlyException if the user may not make tables
     */
    void migrate();

    /**
     * Takes migrations back, newest first, with the rows and columns that the older version has no place for. Taken back
     * to 0 nothing of this library is left (SCH-002). No storage may be open on the database.
     *
     * @param version the version to go back to, 0 to {@link #version}
     * @throws dev.barkeep.storage.error.InvalidDataException if there is no such version below the present one
     * @throws dev.barkeep.storage.error.SchemaMismatchException if the tables belong to another program, or to a newer
     *     version of this library; nothing was changed
     * @throws dev.barkeep.storage.error.ReadOnlyException if the user may not drop tables
     */
    void rollbackTo(int version);

    /** Gives back its connections. */
    @Override
    void close();
}
