package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.repository.SaveResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Saves the rows of a table, in constant memory.
 *
 * @param <T> the table's record
 */
@FunctionalInterface
interface Saver<T> {

    /** Saves rows. */
    SaveResult save(Repositories to, Stream<T> rows);

    /** Saves rows of a table that takes no stream, some at a time. */
    static <T> SaveResult inBatches(Stream<T> rows, Function<Collection<T>, SaveResult> save) {
        // Texts may have a million characters.
        int size = 200;
        long written = 0;
        long unchanged = 0;
        List<T> batch = new ArrayList<>(size);
        Iterator<T> each = rows.iterator();
        while (each.hasNext()) {
            batch.add(each.next());
            if (batch.size() == size || !each.hasNext()) {
                SaveResult result = save.apply(batch);
                written += result.written();
                unchanged += result.unchanged();
                batch.clear();
            }
        }
        return new SaveResult(written, unchanged);
    }

    /** Adds rows of a table that the storage numbers, some at a time. */
    static <T> SaveResult adding(Stream<T> rows, Function<Collection<T>, Long> add) {
        return inBatches(rows, batch -> new SaveResult(add.apply(batch), 0));
    }
}
