/**
 * What raw JDBC has to do, and what is the same of it on every database. Each database's own is in a package of its own.
 */
@NullMarked
package dev.barkeep.storage.bench.raw;

import org.jspecify.annotations.NullMarked;
