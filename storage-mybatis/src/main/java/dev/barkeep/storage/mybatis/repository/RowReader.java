package dev.barkeep.storage.mybatis.repository;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads what a row stands for, by the numbers of its columns: no names are looked up, and nothing is asked of the driver about the
 * result.
 *
 * @param <T> what it stands for
 */
@FunctionalInterface
interface RowReader<T> {

    /**
     * Reads it.
     *
     * @param row the row
     * @param first the number of its first column, from 1; the others stand side by side behind it
     * @return what it stands for
     * @throws SQLException from the driver
     */
    T read(ResultSet row, int first) throws SQLException;
}
