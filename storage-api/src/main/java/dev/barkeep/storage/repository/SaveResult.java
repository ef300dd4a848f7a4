package dev.barkeep.storage.repository;

/**
 * What saving rows did. Rows given twice in one call count once, as the last one given.
 *
 * @param written rows that were new or whose values changed
 * @param unchanged rows that were stored already with the same values; nothing was written for them
 */
public record SaveResult(long written, long unchanged) {}
