/**
 * The PostgreSQL backend: one pool of connections to a server. Its statements and migrations are resources of this package.
 * Hosts see nothing of it; they name a {@code postgresql:} URL.
 */
@NullMarked
package dev.barkeep.storage.postgres;

import org.jspecify.annotations.NullMarked;
