package dev.barkeep.storage.tck.child;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredRows;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts a stream of events with long texts into the database that the environment names, and streams them again. */
public final class PutEverything {

    private static final Instant THEN = Instant.parse("2024-01-01T00:00:00Z");

    private PutEverything() {}

    /**
     * Runs it.
     *
     * @param args how many events, and how many characters each has
     */
    public static void main(String[] args) {
        String text = "x".repeat(Integer.parseInt(args[1]));
        try (Storage storage = Storages.open(StorageConfig.fromEnvironment())) {
            StoredRows<SystemEvent> events = storage.rows(StoredTable.SYSTEM_EVENTS);
            System.out.println("put "
                    + events.putAll(IntStream.rangeClosed(1, Integer.parseInt(args[0]))
                            .mapToObj(i ->
                                    new Stored<>(i, THEN, THEN, new SystemEvent("A", i + " " + text, null, "B")))));
            try (Stream<Stored<SystemEvent>> rows = events.stream(Range.all())) {
                System.out.println(
                        "streamed " + rows.filter(row -> row.id() > 0).count());
            }
        }
    }
}
