package dev.barkeep.storage.mybatis.session;

import java.time.Instant;
import java.util.Iterator;

/** How many rows reach the database. A backend may know a faster road than the portable one. */
public interface BulkWriter {

    /**
     * Executes a statement for each row, in order, in constant memory. No two rows have the same key unless they are so far
     * apart that they were not in memory together.
     *
     * @param work the connection, in a transaction
     * @param statement id of the mapped statement; it takes a {@link Row}
     * @param rows the parameters
     * @return how many rows of the table were inserted or changed
     */
    long write(UnitOfWork work, String statement, Iterator<? extends Row<?>> rows);

    /**
     * A row and the moment at which it is stored, as the mapper XML sees them.
     *
     * @param <T> the record
     * @param row the record
     * @param now becomes updated_at, and created_at of a new row
     */
    record Row<T>(T row, Instant now) {}
}
