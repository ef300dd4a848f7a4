package dev.barkeep.storage.repository;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long answer. All of it:
 *
 * <pre>{@code
 * Optional<PageRequest> wanted = Optional.of(PageRequest.first(100));
 * while (wanted.isPresent()) {
 *     Page<Stored<SignalHistory>> page = storage.signalHistory().search(filter, wanted.get());
 *     page.rows().forEach(System.out::println);
 *     wanted = page.next();
 * }
 * }</pre>
 *
 * @param <T> the rows' type
 * @param rows the rows of this page, in the order of the answer; unmodifiable. Fewer than asked for do not mean that there is no more
 * @param next what to ask for the page after this one; empty if there was no more when this one was read, and only then
 */
public record Page<T>(List<T> rows, Optional<PageRequest> next) {

    /** Makes a page of a copy of the rows. */
    public Page {
        rows = List.copyOf(rows);
    }
}
