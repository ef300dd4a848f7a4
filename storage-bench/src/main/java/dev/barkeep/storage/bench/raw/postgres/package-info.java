/**
 * Raw JDBC on PostgreSQL, with binary COPY.
 */
@NullMarked
package dev.barkeep.storage.bench.raw.postgres;

import org.jspecify.annotations.NullMarked;
