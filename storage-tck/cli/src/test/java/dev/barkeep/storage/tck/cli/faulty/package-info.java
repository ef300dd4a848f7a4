/** A backend with a fault, to be packed into a jar of its own. */
@NullMarked
package dev.barkeep.storage.tck.cli.faulty;

import org.jspecify.annotations.NullMarked;
