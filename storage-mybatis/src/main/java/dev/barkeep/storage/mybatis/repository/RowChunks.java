package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.mybatis.table.TextLengths;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Rows as they come, cut into what fits into memory. A chunk is complete before it is written: its rows may come from a stream on
 * the same connection.
 *
 * @param <R> the row
 */
final class RowChunks<R> {

    private static final int ROWS = 10_000;

    /** Of text; a row may have a million characters, and more. */
    private static final int CHARACTERS = 2_000_000;

    private final Iterator<R> rows;
    private final TextLengths<R> texts;
    private final Comparator<? super R> order;
    private long before;

    /**
     * Makes the chunks.
     *
     * @param rows the rows, read once
     * @param texts what is long in a row
     * @param order a total order of keys
     */
    RowChunks(Iterator<R> rows, TextLengths<R> texts, Comparator<? super R> order) {
        this.rows = rows;
        this.texts = texts;
        this.order = order;
    }

    /** The next rows, ascending by the key, of each key the last one; none at the end. */
    List<R> next() {
        Limited limited = new Limited();
        List<R> chunk = LastOfEach.of(limited, before, order);
        before += limited.count;
        return chunk;
    }

    private final class Limited implements Iterator<R> {

        private int count;
        private long characters;

        @Override
        public boolean hasNext() {
            return count < ROWS && characters < CHARACTERS && rows.hasNext();
        }

        @Override
        public R next() {
            R row = rows.next();
            count++;
            // Refused by LastOfEach, which knows its number.
            if (row != null) {
                characters += texts.characters(row);
            }
            return row;
        }
    }
}
