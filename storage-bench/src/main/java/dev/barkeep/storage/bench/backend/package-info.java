/**
 * Where the contenders meet: databases with the library's tables and no rows.
 */
@NullMarked
package dev.barkeep.storage.bench.backend;

import org.jspecify.annotations.NullMarked;
