package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Each way to write, seen by each way to read, inside and outside of a transaction. */
final class Doors {

    private static final Timestamps THEN =
            new Timestamps(Instant.parse("2019-03-04T05:06:07Z"), Instant.parse("2020-01-01T00:00:00.000001Z"));

    private static final List<Door> ALL = List.of(
            Door.STORAGE,
            Door.STORAGE.with(THEN),
            new Door(Door.Place.SECOND, null),
            Door.TRANSACTION,
            Door.TRANSACTION.with(THEN));

    private Doors() {}

    /** Rows to work with. */
    static List<Step> sample(StoredTable<?> table) {
        return store(table, BulkRows.of(table, 0, 24, 0));
    }

    /** Stores rows, by the operation that takes most. */
    static List<Step> store(StoredTable<?> table, List<Object> rows) {
        Operation bulk = operations(table, true).stream()
                .filter(operation -> operation.parameters().get(0).type() == Collection.class)
                .findFirst()
                .orElseGet(() -> Sizes.bulkWrites(table).get(0));
        return List.of(new Step.Call(Door.STORAGE, bulk, List.of(Sizes.rows(table, bulk, rows)), false));
    }

    /** Every write of a table by every door, and every read of it afterwards. */
    static List<Step> of(StoredTable<?> table) {
        List<Step> steps = new ArrayList<>();
        int fresh = Mixtures.FIRST_FRESH;
        for (Operation write : operations(table, true)) {
            for (Door door : ALL) {
                steps.add(new Step.Tick(Duration.ofSeconds(1)));
                boolean within = door.place() == Door.Place.TRANSACTION;
                if (within) {
                    steps.add(new Step.Begin());
                }
                for (List<Argument> arguments : Mixtures.of(write, fresh)) {
                    steps.add(new Step.Call(door, write, arguments, false));
                }
                fresh += Mixtures.FRESH;
                steps.addAll(reads(table, door));
                if (within) {
                    steps.addAll(reads(table, Door.STORAGE));
                    steps.add(new Step.End(Step.How.COMMIT));
                    steps.addAll(reads(table, Door.STORAGE));
                }
                steps.addAll(reads(table, new Door(Door.Place.SECOND, null)));
                if (door.place() == Door.Place.SECOND) {
                    steps.addAll(reads(table, Door.STORAGE));
                }
                steps.addAll(sample(table));
            }
        }
        return steps;
    }

    /** Every stream of a table beside every write of it that takes no stream itself. */
    static List<Step> across(StoredTable<?> table) {
        List<Step> steps = new ArrayList<>();
        for (Operation stream : operations(table, false)) {
            if (stream.method().getReturnType() != Stream.class) {
                continue;
            }
            for (Operation write : operations(table, true)) {
                if (write.parameters().stream().anyMatch(parameter -> parameter.type() == Stream.class)) {
                    continue;
                }
                for (Door door : List.of(Door.STORAGE, Door.TRANSACTION)) {
                    steps.add(new Step.Begin());
                    if (door.place() == Door.Place.STORAGE) {
                        steps.add(new Step.End(Step.How.COMMIT));
                    }
                    steps.add(new Step.Across(
                            new Step.Call(door, stream, Extremes.plain(stream), false),
                            new Step.Call(door, write, Extremes.plain(write), false)));
                    steps.add(new Step.End(Step.How.ROLLBACK));
                    steps.addAll(sample(table));
                }
            }
        }
        return steps;
    }

    /** Every operation of a table with every extreme argument, outside of a transaction and within one. */
    static List<Step> extremes(StoredTable<?> table) {
        List<Step> steps = new ArrayList<>(sample(table));
        for (Operation operation : Operations.all()) {
            if (operation.table() != table) {
                continue;
            }
            for (Step step : Extremes.of(operation, Door.STORAGE)) {
                steps.add(step);
                if (operation.writes()) {
                    steps.addAll(sample(table));
                }
            }
            for (Step step : Extremes.of(operation, Door.TRANSACTION)) {
                steps.add(new Step.BeginAgain());
                steps.add(step);
            }
            steps.add(new Step.End(Step.How.ROLLBACK));
        }
        return steps;
    }

    private static List<Step> reads(StoredTable<?> table, Door door) {
        return operations(table, false).stream()
                .<Step>map(read -> new Step.Call(door, read, Extremes.plain(read), false))
                .toList();
    }

    private static List<Operation> operations(StoredTable<?> table, boolean writes) {
        return Operations.all().stream()
                .filter(operation -> operation.table() == table && operation.writes() == writes)
                .toList();
    }
}
