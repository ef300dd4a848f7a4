/** Tests of the benchmark, with few rows. */
@NullMarked
package dev.barkeep.storage.bench;

import org.jspecify.annotations.NullMarked;
