/**
 * The proof that the kit finds what is wrong: a good storage that is made to misbehave in hundreds of ways, made from a table
 * of operations and mistakes. Each has to be caught, by a rule that it breaks.
 *
 * <p>{@code Operation} finds what can be called, {@code FaultyStorage} puts a {@code Behaviour} before a good storage, the
 * classes called {@code ...Faults} are the table, and {@code Trial} runs the kit on the result.
 */
@NullMarked
package dev.barkeep.storage.tck.faults;

import org.jspecify.annotations.NullMarked;
