package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.Iterator;

/**
 * Rows as they are stored, checked as they come.
 *
 * @param <T> the table's record
 * @param table the table
 * @param rows the rows
 */
record CheckedRows<T>(StoredTable<T> table, Iterator<Stored<T>> rows) implements Iterator<Stored<T>> {

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Stored<T> next() {
        Stored<T> row = rows.next();
        // Refused by LastOfEach, which knows its number.
        return row == null ? row : checked(row);
    }

    private Stored<T> checked(Stored<T> row) {
        FieldRules.required("value", row.value());
        if (table.isNumbered() ? row.id() < 1 : row.id() != 0) {
            throw new InvalidDataException(
                    "id",
                    row.id(),
                    table.isNumbered()
                            ? "must be 1 or more in a row of " + table
                            : "must be 0: rows of " + table + " have a natural key");
        }
        Instant created = FieldRules.instant("created_at", row.createdAt());
        Instant updated = FieldRules.instant("updated_at", row.updatedAt());
        return created.equals(row.createdAt()) && updated.equals(row.updatedAt())
                ? row
                : new Stored<>(row.id(), created, updated, row.value());
    }
}
