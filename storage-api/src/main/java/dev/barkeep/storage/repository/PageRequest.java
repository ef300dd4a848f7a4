package dev.barkeep.storage.repository;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a long answer is wanted. A page begins after the last row of the one before, not at a row number: the
 * thousandth page costs what the first one costs, and rows that come in meanwhile neither repeat nor hide others.
 *
 * @param size rows a page at most, 1 to {@value #MAX_SIZE}; a storage may give fewer
 * @param after the place after which the page begins, or {@code null} for the first page
 */
public record PageRequest(int size, @Nullable Cursor after) {

    /** The largest page. */
    public static final int MAX_SIZE = 100_000;

    /**
     * The place of a row in an answer ordered by date and id. It is a place and not a row, which may be gone by now.
     *
     * @param date the row's date
     * @param id the row's id
     */
    public record Cursor(LocalDate date, long id) {

        /**
         * Makes it in its one form.
         *
         * @throws dev.barkeep.storage.error.InvalidDataException if the date is missing, or none that a row can have
         */
        public Cursor {
            FieldRules.date("date", date);
        }
    }

    /**
     * Makes it in its one form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if the size is out of its range
     */
    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidDataException("size", size, "must be 1 to " + MAX_SIZE);
        }
    }

    /**
     * Asks for the first page.
     *
     * @param size rows a page at most, 1 to {@value #MAX_SIZE}
     * @return the request
     */
    public static PageRequest first(int size) {
        return new PageRequest(size, null);
    }
}
