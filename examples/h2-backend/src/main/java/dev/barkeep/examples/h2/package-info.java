/**
 * A backend on H2, and the worked case of {@code docs/writing-a-backend.md}: one database file of one process. Its statements
 * and migrations are resources of this package. Hosts see nothing of it; they name an {@code h2:} URL.
 */
@NullMarked
package dev.barkeep.examples.h2;

import org.jspecify.annotations.NullMarked;
