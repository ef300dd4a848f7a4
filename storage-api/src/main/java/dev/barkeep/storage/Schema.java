package dev.barkeep.storage;

import java.util.List;

/**
 * The tables of a database and their versions. Given by {@link Storages#schema} without a storage on them, or by
 * {@link Storage#schema}. What changes tables is done under a lock, by one at a time, which a crash frees; who waits for it
 * longer than {@code DB_POOL_TIMEOUT} gets a {@link dev.barkeep.storage.error.ConflictException} that says who has it where the
 * database knows. Each call is wholly done or not at all, unless the database cannot undo a change of its tables: then
 * the history says which migration was begun, and {@link #repair} is what to do.
 *
 * <p>Safe for use by many threads. Beside what is said below every call throws an
 * {@link dev.barkeep.storage.error.UnavailableException} if the database does not answer, a
 * {@link dev.barkeep.storage.error.ReadOnlyException} if the user may not do it, and a
 * {@link dev.barkeep.storage.error.ClosedException} after {@link #close}.
 *
 * <p>The logger {@code dev.barkeep.storage.migration} tells what was applied and taken back, and at the level of debugging each
 * statement before it runs.
 *
 * <p>What was applied is held against what the library has, before anything is changed. A
 * {@link dev.barkeep.storage.error.SchemaMismatchException} tells by its reason what does not fit: a history newer than the
 * library, a script that was changed, one that is missing or late, and one that was begun and not finished.
 */
public interface Schema extends AutoCloseable {

    /**
     * Lists the tables and views, ours and those of others (SCH-001).
     *
     * @return their names as the database lists them, which may be in capitals, ascending; empty if there is none
     */
    List<String> tables();

    /**
     * Gives the version.
     *
     * @return number of the newest migration that was applied and finished, 0 if none was
     */
    int version();

    /**
     * Holds what was applied against what the library has (SCH-003). Refuses nothing of what it tells.
     *
     * @return every migration
     * @throws dev.barkeep.storage.error.SchemaMismatchException if the tables belong to another program
     */
    SchemaStatus status();

    /**
     * Applies the migrations that are pending, as {@link Storages#open} does.
     *
     * @throws dev.barkeep.storage.error.SchemaMismatchException if the tables belong to another program, or history and library
     *     do not fit; nothing was changed
     */
    void migrate();

    /**
     * Applies migrations up to a version, and none that is newer (SCH-004).
     *
     * @param version the version to reach, {@link #version} to the newest of the library
     * @throws dev.barkeep.storage.error.InvalidDataException if there is no such version from the present one on
     * @throws dev.barkeep.storage.error.SchemaMismatchException as {@link #migrate}
     */
    void migrateTo(int version);

    /**
     * Takes the newest migrations back, as {@link #rollbackTo} does (SCH-005).
     *
     * @param steps how many, 0 to as many as were applied
     * @throws dev.barkeep.storage.error.InvalidDataException if fewer were applied
     * @throws dev.barkeep.storage.error.SchemaMismatchException as {@link #migrate}
     */
    void rollback(int steps);

    /**
     * Takes migrations back, newest first, with the rows and columns that the older version has no place for; all that it has a
     * place for stays. Taken back to 0 nothing of this library is left, and the tables of others are (SCH-002). An open storage of a newer version will fail on
     * what it misses.
     *
     * @param version the version to go back to, 0 to {@link #version}
     * @throws dev.barkeep.storage.error.InvalidDataException if there is no such version below the present one
     * @throws dev.barkeep.storage.error.SchemaMismatchException as {@link #migrate}
     */
    void rollbackTo(int version);

    /**
     * Finishes the migration that was begun and not finished, forward or back as it was begun. If it cannot be finished
     * forward the reason is thrown, and it is taken back unless that reason may pass (a lock, a full disk, a lost connection) or
     * tables would go that have rows. Does nothing if there is none (SCH-006).
     *
     * @throws dev.barkeep.storage.error.SchemaMismatchException if the library lacks the script, or has another of its number
     */
    void repair();

    /**
     * Marks the migrations of a database as applied whose tables were made by somebody else. The tables are compared with what each version of the library makes, and nothing is guessed. Does nothing
     * if there is a history (SCH-012).
     *
     * @throws dev.barkeep.storage.error.SchemaMismatchException if the tables are those of no version; the message names what
     *     differs from the newest
     */
    void baseline();

    /**
     * Writes the SQL that leads from one version to another, for a client of the database, with the lines of the history
     * (SCH-007). Nothing is connected to.
     *
     * @param from the version that the database has, 0 if it is empty
     * @param to the version that it shall have, newer or older; 0 leaves nothing of this library
     * @return the SQL, empty if there is nothing to do, or if the backend keeps its data without SQL
     * @throws dev.barkeep.storage.error.InvalidDataException if the library has no such version, unless the backend has no scripts
     */
    String script(int from, int to);

    /**
     * Compares the tables with what this version of the library makes, and changes nothing. After {@link #migrate} there is no
     * difference (SCH-009), without tables each of them is one (SCH-010). Tables of others are not looked at, nor are defaults,
     * triggers, foreign keys and checks that somebody added to ours, nor whether an index is hidden from the planner. A backend may know less of its database than others, as
     * the types of columns.
     *
     * @return every difference: by table, in the order of bars, metadata, signals, performance, positions, events; within a
     *     table columns in their order, then those too many, the key, indexes in their order, then those too many, the rest;
     *     empty if there is none
     */
    List<SchemaDifference> verify();

    /**
     * Writes the script that makes the tables what {@link #verify} wants, and changes nothing. It is for somebody who reads it
     * first: remarks say what may be lost, and what nobody but its reader can know, as the value of a new column, has a name
     * that makes the script fail until it is decided (SCH-011).
     *
     * @return the script, with its undo; empty if there is no difference, or if the backend keeps its data without SQL
     * @throws dev.barkeep.storage.error.InvalidDataException if something that differs has a name which no script can have, as
     *     one with a semicolon
     */
    SchemaScript diff();

    /** Gives back its connections, unless it is that of a {@link Storage#schema}. */
    @Override
    void close();
}
