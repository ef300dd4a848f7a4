/**
 * Programs that open a file, read one row and end: what a start costs.
 */
@NullMarked
package dev.barkeep.storage.bench.start;

import org.jspecify.annotations.NullMarked;
