/** Tests of the kit itself that need no backend. */
@NullMarked
package dev.barkeep.storage.tck;

import org.jspecify.annotations.NullMarked;
