/**
 * Raw JDBC on SQLite.
 */
@NullMarked
package dev.barkeep.storage.bench.raw.sqlite;

import org.jspecify.annotations.NullMarked;
