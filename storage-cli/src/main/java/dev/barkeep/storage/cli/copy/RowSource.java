package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Where rows are read from: a database, or a file that has the rows of one. */
public interface RowSource {

    /**
     * Streams the rows of a table.
     *
     * @param <T> the table's record
     * @param table the table
     * @param updated which rows: those whose updated_at is in the range
     * @return the rows in {@link StoredTable#keyOrder}, to be closed
     */
    <T> Stream<Stored<T>> rows(StoredTable<T> table, Range<Instant> updated);

    /**
     * Counts the rows.
     *
     * @return how many there are by the name of their table; all seven have one
     */
    Map<String, Long> counts();

    /**
     * Names it.
     *
     * @return where it is, without a password
     */
    String name();
}
