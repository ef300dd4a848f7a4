/**
 * Raw JDBC on MySQL and MariaDB, with batches that the driver rewrites.
 */
@NullMarked
package dev.barkeep.storage.bench.raw.mysql;

import org.jspecify.annotations.NullMarked;
