/** Bounds the time of calls that may never return. Knows nothing of the suites. */
@NullMarked
package dev.barkeep.storage.tck.limit;

import org.jspecify.annotations.NullMarked;
