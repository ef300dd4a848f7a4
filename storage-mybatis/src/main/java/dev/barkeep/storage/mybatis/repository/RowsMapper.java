package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.Stored;
import java.time.Instant;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Statements that every table has.
 *
 * @param <T> the table's record
 */
interface RowsMapper<T> {

    /** By the primary key. Missing bounds of updated_at are {@code null}; {@code from} is in, {@code to} is out. */
    Cursor<Stored<T>> streamRows(@Param("from") @Nullable Instant from, @Param("to") @Nullable Instant to);
}
