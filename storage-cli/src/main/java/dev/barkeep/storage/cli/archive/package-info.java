/** Backups: the archive that every database can be written to and restored from, and SQLite's own copy of a file. */
@NullMarked
package dev.barkeep.storage.cli.archive;

import org.jspecify.annotations.NullMarked;
