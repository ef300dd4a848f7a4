package dev.barkeep.storage.sqlite.legacy;

/**
 * How far an import has come: a transaction was committed.
 *
 * @param table the table that is being read
 * @param read how many of its rows were read so far; some of them may still wait for their transaction
 */
public record LegacyProgress(String table, long read) {}
