package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import dev.barkeep.storage.mybatis.table.Table;
import java.sql.SQLException;
import java.time.Instant;
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
     * Writes rows: inserts them, and those of a keyed table replace what is there unless all values are the same. A long call comes
     * here several times, in one transaction.
     *
     * @param <T> the record
     * @param session where
     * @param table which table
     * @param rows the rows, at least {@link #least} of them; of a keyed table they ascend strictly by key, in which order they
     *     have to be locked
     * @param now becomes updated_at, and created_at of a new row
     * @return how many rows of the table were inserted or changed
     * @throws SQLException from the driver
     */
    <T> long write(WriteSession session, Table<T> table, List<T> rows, Instant now) throws SQLException;

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
