package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.mybatis.table.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** A connection in a transaction, and the portable way of writing rows on it. */
public interface WriteSession extends BulkSession {

    /**
     * Says whether the rows that are written next are all of the transaction. Then those of a call that changes nothing need not be
     * locked: it is as if it had happened before whatever others change meanwhile. In parts each part has to lock its rows, or another
     * transaction might come in between.
     *
     * @return whether nothing was written by this transaction, and nothing follows
     */
    boolean isWholeTransaction();

    /**
     * Writes rows by batches of the mapped statement, as {@link BulkWriter#write} says. For drivers that count the rows of each
     * statement of a batch truly.
     *
     * @param <T> the record
     * @param table which table
     * @param rows the rows
     * @param now the time of the rows
     * @return how many rows of the table were inserted or changed
     * @throws SQLException from the driver
     */
    <T> long batch(Table<T> table, List<T> rows, Instant now) throws SQLException;
}
