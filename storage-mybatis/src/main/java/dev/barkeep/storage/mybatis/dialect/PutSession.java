package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import java.sql.SQLException;
import java.util.List;

/** A connection in a transaction, and the portable ways of putting rows as they are stored. */
public interface PutSession extends BulkSession {

    /**
     * Puts rows by a batch of deletes of their keys and one of inserts, which every database takes.
     *
     * @param <T> the table's record
     * @param columns the table
     * @param rows the rows
     * @throws SQLException from the driver
     */
    <T> void batch(StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException;

    /**
     * Puts rows by a batch of a statement that inserts a row or replaces the one of its key.
     *
     * @param <T> the table's record
     * @param columns the table
     * @param rows the rows
     * @param statement the statement; its parameters are {@link StoredColumns#columns}
     * @throws SQLException from the driver
     */
    <T> void batch(StoredColumns<T> columns, List<Stored<T>> rows, String statement) throws SQLException;
}
