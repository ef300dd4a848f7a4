package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredRows;
import dev.barkeep.storage.repository.StoredTable;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a numbered table has before a load. An id says nothing about what a row is: the row with id 1 of another database
 * is another row, and must not take the place of this one's. Both are gone through side by side, in constant memory.
 *
 * @param <T> the table's record
 */
final class RowsThere<T> implements AutoCloseable {

    private final StoredTable<T> table;
    private final StoredRows<T> stored;
    private @Nullable Stream<Stored<T>> stream;
    private @Nullable Iterator<Stored<T>> rows;
    private @Nullable Stored<T> there;
    private long last;

    /** Reads them as soon as they are asked for, beside the transaction of the load. */
    RowsThere(StoredTable<T> table, StoredRows<T> stored) {
        this.table = table;
        this.stored = stored;
    }

    /**
     * Whether a row is there already.
     *
     * @param source the file that the row is from
     * @param line where it stands in it
     * @throws InvalidDataException if another row is there in its place
     * @throws CommandException if it does not come after the row before of all files
     */
    boolean contain(Source source, long line, Stored<T> row) {
        if (row.id() < last) {
            throw CommandException.refused(source.name() + ":" + line + ": id " + row.id() + " comes after id " + last
                    + "; rows with ids have to be in the order of ids, over all files of a load; nothing is stored;"
                    + " --new-times adds them as new ones, in any order");
        }
        if (row.id() == last) {
            throw new InvalidDataException(TableFormat.ID, row.id(), "must not come twice");
        }
        last = row.id();
        advanceTo(row.id());
        if (there == null || there.id() != row.id()) {
            return false;
        }
        if (!there.equals(row)) {
            throw new InvalidDataException(
                    TableFormat.ID,
                    row.id(),
                    "must not be that of another row, which " + table + " has; --new-times adds the rows as new ones");
        }
        return true;
    }

    private void advanceTo(long id) {
        if (rows == null) {
            stream = stored.stream(Range.all());
            rows = stream.iterator();
        }
        while ((there == null || there.id() < id) && rows.hasNext()) {
            there = rows.next();
        }
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
