/** Tests of taking over files of the former application, on a SQLite target. */
@NullMarked
package dev.barkeep.storage.sqlite.legacy;

import org.jspecify.annotations.NullMarked;
