package dev.barkeep.storage.mysql;

import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.Inserts;
import dev.barkeep.storage.mybatis.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The statements by which many rows reach a table at once.
 *
 * @param table the table
 */
record TableStatements(Table<?> table) {

    /** Inserts rows; one of a key that is there replaces its values, and moves its time on if one of them is another. */
    String write(List<? extends Column<?>> columns, int rows) {
        String insert = Inserts.rows("INSERT INTO", table.name(), columns, rows);
        if (!table.isKeyed()) {
            return insert;
        }
        // Assigned from left to right, so the time is decided before a value is another. For VALUES() see the mapper's
        // XML.
        return insert + " ON DUPLICATE KEY UPDATE updated_at = IF("
                + each("%1$s <=> VALUES(%1$s)", " AND ") + ", updated_at, VALUES(updated_at)), "
                + each("%1$s = VALUES(%1$s)", ", ");
    }

    /**
     * Reads and locks the rows of a series, as all columns of the key but the last one name it, at some values of the last. By the
     * key's own index, as the planner may else read the whole table where it is hardly larger, and wait for rows that are none of ours;
     * for a list of whole keys MySQL does so all the same.
     */
    String lock(int rows) {
        List<? extends Column<?>> keys = table.keys();
        String series = keys.subList(0, keys.size() - 1).stream()
                .map(column -> column.name() + " = ? AND ")
                .collect(Collectors.joining());
        return "SELECT " + Inserts.names(table.columns()) + " FROM " + table.name() + " FORCE INDEX (PRIMARY) WHERE "
                + series + keys.get(keys.size() - 1).name() + " IN (?" + ", ?".repeat(rows - 1) + ") FOR UPDATE";
    }

    private String each(String form, String separator) {
        return table.values().stream()
                .map(column -> String.format(Locale.ROOT, form, column.name()))
                .collect(Collectors.joining(separator));
    }
}
