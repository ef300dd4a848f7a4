package dev.barkeep.storage.sqlite.legacy;

/**
 * How much is in memory, and in one transaction, at a time.
 *
 * @param rows so many rows
 * @param characters or so much text
 */
record Chunk(int rows, long characters) {

    static final Chunk DEFAULT = new Chunk(2_000, 1_000_000);

    boolean isFull(long someRows, long someCharacters) {
        return someRows >= rows || someCharacters >= characters;
    }
}
