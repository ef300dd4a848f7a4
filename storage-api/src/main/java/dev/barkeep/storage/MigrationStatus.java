package dev.barkeep.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A migration, as the library has it and as the history of a database tells it.
 *
 * @param number its number, 1 or more
 * @param name what it does, like {@code create tables}
 * @param state how library and history agree
 * @param checksum SHA-256 of the script in the library, in hexadecimal digits; of the one that was applied if the library
 *     has none; empty if the backend has no scripts. Line ends and blanks at the ends of lines do not count
 * @param startedAt when it was begun; {@code null} if it was not, or a script of a DBA left it out
 * @param finishedAt when it was finished; {@code null} if it was not, or a script of a DBA left it out
 * @param appliedBy the user of the database, or of the operating system where a database knows none; {@code null} if it was
 *     not applied
 * @param libraryVersion the version of the library that applied it; {@code null} if it was not applied
 */
public record MigrationStatus(
        int number,
        String name,
        State state,
        String checksum,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String appliedBy,
        @Nullable String libraryVersion) {

    /** How library and history agree. */
    public enum State {
        /** The library has it, newer than all that was applied. */
        PENDING,
        /** It was applied as the library has it. */
        APPLIED,
        /** It was applied, and the library has another script of this number. */
        CHANGED,
        /** It was applied, and the library has a newer one, but none of this number. */
        MISSING,
        /** It was applied, and is newer than all that the library has. */
        NEWER,
        /** The library has it, and a newer one was applied without it. */
        LATE,
        /** It was begun, forward or back, and not finished. */
        UNFINISHED
    }
}
