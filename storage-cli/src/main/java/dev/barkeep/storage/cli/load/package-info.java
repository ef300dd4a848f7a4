/** Files of rows into a database. What a vendor's file looks like is known here only. */
@NullMarked
package dev.barkeep.storage.cli.load;

import org.jspecify.annotations.NullMarked;
