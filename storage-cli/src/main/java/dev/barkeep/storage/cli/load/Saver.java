package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.cli.table.TableColumn;
import dev.barkeep.storage.cli.table.TableFormat;
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

    /** Saves rows of a table that takes no stream, some at a time: few if they are long, as a text may have a million characters. */
    static <T> SaveResult inBatches(TableFormat<T> format, Stream<T> rows, Function<Collection<T>, SaveResult> save) {
        int mostRows = 200;
        long mostCharacters = 2_000_000;
        long written = 0;
        long unchanged = 0;
        long characters = 0;
        List<T> batch = new ArrayList<>(mostRows);
        Iterator<T> each = rows.iterator();
        while (each.hasNext()) {
            T row = each.next();
            batch.add(row);
            characters += characters(format, row);
            if (batch.size() == mostRows || characters >= mostCharacters) {
                SaveResult result = save.apply(batch);
                written += result.written();
                unchanged += result.unchanged();
                batch.clear();
                characters = 0;
            }
        }
        // Not by hasNext above: that would read one more long row while a full batch is in memory.
        if (!batch.isEmpty()) {
            SaveResult result = save.apply(batch);
            written += result.written();
            unchanged += result.unchanged();
        }
        return new SaveResult(written, unchanged);
    }

    private static <T> long characters(TableFormat<T> format, T row) {
        long characters = 0;
        for (TableColumn<T> column : format.columns()) {
            if (column.value().apply(row) instanceof String text) {
                characters += text.length();
            }
        }
        return characters;
    }

    /** Adds rows of a table that the storage numbers, some at a time. */
    static <T> SaveResult adding(TableFormat<T> format, Stream<T> rows, Function<Collection<T>, Long> add) {
        return inBatches(format, rows, batch -> new SaveResult(add.apply(batch), 0));
    }
}
