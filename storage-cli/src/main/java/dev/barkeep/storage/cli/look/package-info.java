/** Commands that look at what is stored, and change nothing. */
@NullMarked
package dev.barkeep.storage.cli.look;

import org.jspecify.annotations.NullMarked;
