package dev.barkeep.storage.sqlite.legacy;

/**
 * How far an import has come. All that came before is committed.
 *
 * @param table the table that is being read
 * @param read how many of its rows were read so far
 */
public record LegacyProgress(String table, long read) {}
