/**
 * The SQLite backend: one file, one writer, many readers. Its statements and migrations are resources of this package. Hosts
 * see nothing of it; they name a {@code sqlite:} URL.
 */
@NullMarked
package dev.barkeep.storage.sqlite;

import org.jspecify.annotations.NullMarked;
