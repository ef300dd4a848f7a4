/**
 * The operations: seven repository interfaces, what they take and what they answer. Each rule that a backend must keep has
 * an id ({@code BAR-012}); the conformance kit has a test of the same id.
 *
 * <p>The rules as a program are in the module {@code storage-memory}: whatever is called, in whatever order, is answered as
 * it is there (MOD-001). Ids may be others, as long as later rows have greater ones; so may the words of errors be, and pages may be
 * shorter.
 *
 * <p>Common to all of them:
 *
 * <ul>
 *   <li>Arguments are never {@code null} unless marked so; a {@code null} is refused with
 *       {@link dev.barkeep.storage.error.InvalidDataException}, nothing of the call is stored, and arguments are never
 *       changed (BAR-009).
 *   <li>An argument outside of what is said of it, as a negative limit, is refused in the same way, by the call itself, also if its answer
 *       is a stream. If several things are wrong, one of them is told, whichever.
 *   <li>Lists that are returned are unmodifiable and never {@code null}: whatever would change one throws an
 *       {@link UnsupportedOperationException}.
 *   <li>Text is compared exactly (TXT-007) and ordered by Unicode code points (TXT-008), on every backend.
 *   <li>A call is one transaction: it happens wholly or not at all. Called on a
 *       {@link dev.barkeep.storage.Transaction}, it is part of that one.
 *   <li>Every call may throw {@link dev.barkeep.storage.error.UnavailableException},
 *       {@link dev.barkeep.storage.error.ClosedException} after the end of the storage or transaction, and the other
 *       exceptions of {@link dev.barkeep.storage.error} that stand for the state of the database. A call that writes may
 *       also throw {@link dev.barkeep.storage.error.ConflictException},
 *       {@link dev.barkeep.storage.error.ReadOnlyException}, {@link dev.barkeep.storage.error.StorageFullException} and
 *       {@link dev.barkeep.storage.error.OutcomeUnknownException}.
 * </ul>
 */
@NullMarked
package dev.barkeep.storage.repository;

import org.jspecify.annotations.NullMarked;
