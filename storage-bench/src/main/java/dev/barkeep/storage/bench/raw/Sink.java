package dev.barkeep.storage.bench.raw;

import java.sql.SQLException;

/**
 * Takes rows as they are read.
 *
 * @param <T> the row
 */
@FunctionalInterface
public interface Sink<T> {

    /**
     * Takes a row.
     *
     * @param row the row
     * @throws SQLException from where it is written
     */
    void accept(T row) throws SQLException;
}
