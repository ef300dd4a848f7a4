/**
 * The backend for MySQL and MariaDB: a database of a server. Its statements and migrations are resources of this package. Hosts
 * see nothing of it; they name a {@code mysql:} or {@code mariadb:} URL.
 */
@NullMarked
package dev.barkeep.storage.mysql;

import org.jspecify.annotations.NullMarked;
