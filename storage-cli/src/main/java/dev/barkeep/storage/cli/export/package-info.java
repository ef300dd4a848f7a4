/** Rows of a database into files. */
@NullMarked
package dev.barkeep.storage.cli.export;

import org.jspecify.annotations.NullMarked;
