package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What is written by a door: rows that are new, that are there otherwise, that are there as they are, and that come twice. */
final class Mixtures {

    /** Behind the rows of the sample. */
    static final int FIRST_FRESH = 100;

    /** So many new rows a mixture may have. */
    static final int FRESH = 4;

    private static final Instant THEN = Instant.parse("2019-03-04T05:06:07.000001Z");

    private Mixtures() {}

    /**
     * Arguments for calls one after the other.
     *
     * @param write an operation
     * @param fresh the number of the first row that is not there yet
     */
    static List<List<Argument>> of(Operation write, int fresh) {
        StoredTable<?> table = write.table();
        if (table == StoredTable.PORTFOLIO_POSITIONS && write.parameters().size() == 2) {
            return List.of(
                    List.of(given("T" + fresh), given(BigDecimal.ONE)),
                    List.of(given("T4"), given(BigDecimal.TEN)),
                    List.of(given("T8"), given(BigDecimal.ZERO)));
        }
        if (table == null || write.parameters().size() != 1) {
            return List.of(Extremes.plain(write));
        }
        Operation.Parameter parameter = write.parameters().get(0);
        if (parameter.type() == table.type()) {
            Object changed = BulkRows.of(table, 4, 5, fresh).get(0);
            return Stream.of(BulkRows.of(table, fresh, fresh + 1, 0).get(0), changed, changed)
                    .map(row -> List.of(given(row)))
                    .toList();
        }
        if (parameter.element() == Stored.class) {
            return List.of(List.of(put(table, fresh)));
        }
        if (parameter.type() == Stream.class) {
            return List.of(List.of(Argument.of(Arguments.stream(rows(table, fresh), -1))));
        }
        return parameter.type() == Collection.class
                ? List.of(List.of(Argument.of(Arguments.list(rows(table, fresh)))))
                : List.of(Extremes.plain(write));
    }

    private static Argument given(Object value) {
        return Argument.of(Given.of(value));
    }

    private static List<Object> rows(StoredTable<?> table, int fresh) {
        List<Object> rows = new ArrayList<>(BulkRows.of(table, fresh, fresh + 2, 0));
        rows.addAll(BulkRows.of(table, 1, 5, fresh));
        // The last one counts.
        rows.addAll(BulkRows.of(table, 4, 5, fresh + 1));
        rows.addAll(BulkRows.of(table, 7, 10, 0));
        rows.addAll(BulkRows.of(table, fresh + 2, fresh + 3, 0));
        rows.addAll(BulkRows.of(table, fresh + 2, fresh + 3, 1));
        return rows;
    }

    private static Argument put(StoredTable<?> table, int fresh) {
        List<Arguments.Put> put = new ArrayList<>();
        for (Object row : rows(table, fresh)) {
            int place = put.size();
            // The first two are numbered alike, and one is stored as if the clock had been set back in between.
            put.add(new Arguments.Put(
                    row, place < 2 ? Extremes.PLAIN_ID : -1 - place, THEN, THEN.plusSeconds(2 - place)));
        }
        return Arguments.put(table, put, -1);
    }
}
