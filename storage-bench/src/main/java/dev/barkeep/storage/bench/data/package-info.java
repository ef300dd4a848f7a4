/**
 * The rows of the benchmark: made up, the same in every run, and in plain records that check nothing.
 */
@NullMarked
package dev.barkeep.storage.bench.data;

import org.jspecify.annotations.NullMarked;
