/** The columns of the seven tables, for whatever writes rows as text or reads them back. */
@NullMarked
package dev.barkeep.storage.cli.table;

import org.jspecify.annotations.NullMarked;
