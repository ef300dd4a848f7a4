/** What is said of tables that somebody changed. A backend that compares its tables extends the one class here. */
@NullMarked
package dev.barkeep.storage.tck.drift;

import org.jspecify.annotations.NullMarked;
