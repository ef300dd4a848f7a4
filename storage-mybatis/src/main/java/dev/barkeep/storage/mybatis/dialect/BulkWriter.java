package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** How many rows reach the database. A dialect may know a faster road than the portable one. */
public interface BulkWriter {

    /**
     * Says from how many rows on it is asked; fewer go by {@link WriteSession#batch}.
     *
     * @return the least number of rows
     */
    default int least() {
        return 1;
    }

    /**
     * Writes rows in order, in constant memory: inserts them, and those of a keyed table replace what is there unless all values
     * are the same. No two have the same key unless they are so far apart that they were not in memory together.
     *
     * @param <T> the record
     * @param session where
     * @param table which table
     * @param rows the rows, at least {@link #least} of them
     * @param now becomes updated_at, and created_at of a new row
     * @return how many rows of the table were inserted or changed
     * @throws SQLException from the driver
     */
    <T> long write(WriteSession session, Table<T> table, Iterator<T> rows, Instant now) throws SQLException;

    /**
     * Puts rows as they are stored: inserts them, and replaces those that are there with the same key or id, their times included. By
     * default as every database can.
     *
     * @param <T> the table's record
     * @param session where
     * @param columns which table
     * @param rows the rows, one or more, by key ascending, each key once; at most some megabytes of them, or a single one that is
     *     larger
     * @throws SQLException from the driver
     */
    default <T> void put(PutSession session, StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        session.batch(columns, rows);
    }
}
