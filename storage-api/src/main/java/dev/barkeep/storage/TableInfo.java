package dev.barkeep.storage;

/**
 * A table in numbers.
 *
 * @param name its name
 * @param rows how many rows it has
 * @param bytes what it takes in the database with its indexes, as the database reckons or estimates; above 0 if it has rows
 */
public record TableInfo(String name, long rows, long bytes) {}
