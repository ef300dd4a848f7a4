/** Tests of opening a database in memory. */
@NullMarked
package dev.barkeep.storage.memory;

import org.jspecify.annotations.NullMarked;
