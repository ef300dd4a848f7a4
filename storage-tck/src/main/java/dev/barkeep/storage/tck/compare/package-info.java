/**
 * Compares a storage with the model of the contract, call by call: the same calls with the same arguments on both, and every
 * answer, count, time, order and error held against that of the model.
 *
 * <p>{@code Operations} finds what can be called by reflection, {@code Pools} has the arguments, {@code Player} makes the
 * calls on both sides, {@code Answers} compares what comes back, and {@code Rules} knows which rule a difference breaks. A
 * program that shows a difference is made short by {@code Shrinking} and told in the words of the API by {@code Words}.
 */
@NullMarked
package dev.barkeep.storage.tck.compare;

import org.jspecify.annotations.NullMarked;
