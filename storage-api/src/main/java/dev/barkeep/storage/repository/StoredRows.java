package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.Stored;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The rows of a table as they are stored, with ids and times: for copies, archives and comparisons.
 *
 * <p>A copy of all tables, each call by itself atomic:
 *
 * <pre>{@code
 * for (StoredTable<?> table : StoredTable.ALL) {
 *     copy(table, from, to);
 * }
 *
 * static <T> void copy(StoredTable<T> table, Storage from, Storage to) {
 *     to.rows(table).putAll(from.rows(table).stream(Range.all()));
 * }
 * }</pre>
 *
 * @param <T> the table's record
 */
public interface StoredRows<T> {

    /**
     * Streams rows with their ids and times (ROW-001), in {@link StoredTable#keyOrder} (ROW-002); the id of a row that has a
     * natural key is 0. The rules of streams are on {@link dev.barkeep.storage.Repositories}: it is lazy, needs constant memory and has to be closed.
     *
     * @param updated which rows: those whose updated_at is in the range (ROW-003); {@link Range#all} for all. As the clocks of hosts differ
     *     and a long transaction stores the time of its calls, who asks for what came since the last time goes back a while
     * @return the rows
     * @throws dev.barkeep.storage.error.InvalidDataException if the range is {@code null}
     */
    Stream<Stored<T>> stream(Range<Instant> updated);

    /**
     * Stores rows with the ids and times that they carry (ROW-004); those of one storage make another the same (ROW-011). A row that
     * is there with the same key or id is replaced, its times included, also by earlier ones (ROW-005). All or none is stored
     * (ROW-006), at any size and in constant memory (ROW-010). The rows may come in any order, and come fastest in
     * {@link StoredTable#keyOrder}; of those with the same key or id the last one given counts (ROW-007). Rows that the storage
     * numbers afterwards get ids greater than any put here (ROW-008).
     *
     * <p>It may hold up others that write to the same table until it, or its transaction, has ended.
     *
     * @param rows the rows; for a numbered table with ids of 1 or more, else of 0. Their updated_at may be before their created_at,
     *     as clocks are set back and those of hosts differ. Digits of the times finer than a microsecond are cut off. Read once, in the thread of the call, and closed whatever
     *     happens; within a transaction they must not come from that transaction, but may come from a stream of it that
     *     was opened before if the storage has {@link dev.barkeep.storage.capability.Capability#WRITE_WHILE_STREAMING}
     * @return how many rows were put: those of the same key or id count once if they were in memory together, as neighbours are
     * @throws dev.barkeep.storage.error.InvalidDataException if the stream, a row or one of its parts is {@code null}, or an id or
     *     a time is refused, which is named by its column, as {@code created_at} (ROW-009); nothing is stored. What the stream itself throws is thrown as it is, and nothing is stored
     */
    long putAll(Stream<? extends Stored<T>> rows);
}
