/**
 * The contract of a storage as plain Java: sorted maps, {@code BigDecimal}, no SQL and no cleverness. It has two uses.
 *
 * <ul>
 *   <li>The conformance kit compares every backend with it, call by call. So it is written to be read: where the Javadoc of the
 *       API leaves a question open, the code here is the answer.
 *   <li>It is a backend, {@code memory:}, for unit tests of hosts. {@link dev.barkeep.storage.memory.MemoryProvider} says what
 *       it lacks.
 * </ul>
 *
 * <p>All rows of all tables are one immutable value, {@code Contents}. A call that writes makes the next one from it, and
 * nobody sees it before it is whole. A transaction is a variable that holds such a value.
 */
@NullMarked
package dev.barkeep.storage.memory;

import org.jspecify.annotations.NullMarked;
