package dev.barkeep.storage.repository;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long answer.
 *
 * @param <T> the rows' type
 * @param rows the rows of this page, in the order of the answer; unmodifiable
 * @param next what to ask for the page after this one; empty if this one was not full, so there was no more
 */
public record Page<T>(List<T> rows, Optional<PageRequest> next) {

    /** Makes a page of a copy of the rows. */
    public Page {
        rows = List.copyOf(rows);
    }
}
