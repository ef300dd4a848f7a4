package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a database.
 *
 * @param storage the database; whoever opened it closes it
 */
public record StorageRows(Storage storage) implements RowSource {

    @Override
    public <T> Stream<Stored<T>> rows(StoredTable<T> table, Range<Instant> updated) {
        return storage.rows(table).stream(updated);
    }

    @Override
    public Map<String, Long> counts() {
        return storage.tables().stream().collect(Collectors.toMap(TableInfo::name, TableInfo::rows));
    }

    @Override
    public String name() {
        return storage.info().url();
    }
}
