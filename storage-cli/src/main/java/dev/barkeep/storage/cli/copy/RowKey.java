package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.output.Values;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.StoredTable;
import java.util.Map;
import java.util.stream.Collectors;

/** What tells a row from the others of its table, for messages. */
public final class RowKey {

    /** How many of the first columns are the natural key. */
    private static final Map<StoredTable<?>, Integer> COLUMNS = Map.of(
            StoredTable.DAILY_DATA, 2,
            StoredTable.INTRADAY_DATA, 3,
            StoredTable.METADATA, 1,
            StoredTable.PORTFOLIO_POSITIONS, 1);

    private RowKey() {}

    /**
     * Writes it.
     *
     * @param <T> the table's record
     * @param format the table
     * @param row the row
     * @return its id, or the values of its key
     */
    public static <T> String of(TableFormat<T> format, Stored<T> row) {
        if (format.table().isNumbered()) {
            return TableFormat.ID + " " + row.id();
        }
        return format.columns().stream()
                .limit(COLUMNS.getOrDefault(format.table(), 1))
                .map(column -> String.valueOf(Values.text(column.value().apply(row.value()))))
                .collect(Collectors.joining(" "));
    }
}
