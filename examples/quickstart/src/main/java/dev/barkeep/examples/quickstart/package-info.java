/**
 * From market data to a report, as a host program would do it: everything goes into a
 * {@link dev.barkeep.storage.Storage} and everything that is shown was read back from it. Which database that is, this
 * program neither knows nor asks.
 */
@NullMarked
package dev.barkeep.examples.quickstart;

import org.jspecify.annotations.NullMarked;
