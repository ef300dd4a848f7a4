/** Files of the former application. */
@NullMarked
package dev.barkeep.storage.cli.legacy;

import org.jspecify.annotations.NullMarked;
