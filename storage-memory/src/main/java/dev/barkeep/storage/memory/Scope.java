package dev.barkeep.storage.memory;

import dev.barkeep.storage.repository.StoredTable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where calls run: on a storage, each a transaction of its own, or in a transaction. */
interface Scope {

    /**
     * Reads the rows that a call sees.
     *
     * @throws dev.barkeep.storage.error.ClosedException after the end
     */
    Contents contents();

    /**
     * Changes the rows, wholly or not at all.
     *
     * @param call what to do; if it throws, nothing was done, and a transaction ends
     */
    <R extends @Nullable Object> R write(Function<Contents, Change<R>> call);

    /** Streams rows of one moment. */
    <T> Stream<T> stream(String what, List<T> rows);

    /** The number of the next row of a numbered table. */
    long nextId(StoredTable<?> table);

    /** Has the rows of a table numbered on from behind an id. */
    void raiseIds(StoredTable<?> table, long id);
}
