/**
 * Takes over SQLite files of the former application: what they are ({@link LegacyGeneration}), what is decided for them
 * ({@link LegacyOptions}), the import itself ({@link LegacyImport}) and what came of each row ({@link LegacyReport}).
 *
 * <p>It reads by SQLite's driver and writes by the API alone, so that the target may be a storage on any backend. It knows
 * nothing of how this module's own storage works, and nothing of its files is ever opened as one.
 */
@NullMarked
package dev.barkeep.storage.sqlite.legacy;

import org.jspecify.annotations.NullMarked;
