package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Each text through each field of each record that takes one, and as what is looked for. */
final class Texts {

    private static final Instant THEN = Instant.parse("2019-03-04T05:06:07Z");

    private Texts() {}

    /** Steps that store every text in every field, and then the next text in its place. */
    static List<Step> of(StoredTable<?> table) {
        List<Step> steps = new ArrayList<>();
        for (RecordComponent component : table.type().getRecordComponents()) {
            if (component.getType() != String.class || component.getName().equals("ticker")) {
                continue;
            }
            for (int edition = 0; edition < 2; edition++) {
                List<Object> rows = rows(table, component, edition);
                steps.add(new Step.Tick(Duration.ofSeconds(1)));
                for (Operation write : bulkWrites(table)) {
                    steps.add(write(table, write, rows));
                    steps.add(new Step.Check(table));
                }
            }
        }
        steps.addAll(lookedFor(table));
        return steps;
    }

    private static List<Operation> bulkWrites(StoredTable<?> table) {
        return Operations.all().stream()
                .filter(operation -> operation.table() == table && operation.writes())
                .filter(operation -> operation.parameters().size() == 1)
                .filter(operation -> operation.parameters().get(0).type() == Collection.class
                        || operation.parameters().get(0).type() == Stream.class)
                .toList();
    }

    private static Step write(StoredTable<?> table, Operation write, List<Object> rows) {
        Argument argument;
        if (write.parameters().get(0).element() == Stored.class) {
            List<Arguments.Put> put = new ArrayList<>();
            rows.forEach(row -> put.add(new Arguments.Put(row, -1 - put.size(), THEN, THEN)));
            argument = Arguments.put(table, put, -1);
        } else {
            argument = Argument.of(
                    write.parameters().get(0).type() == Stream.class
                            ? Arguments.stream(rows, -1)
                            : Arguments.list(rows));
        }
        return new Step.Call(Door.STORAGE, write, List.of(argument), false);
    }

    private static List<Object> rows(StoredTable<?> table, RecordComponent component, int edition) {
        List<String> texts = new ArrayList<>(Edges.TEXTS);
        texts.addAll(Edges.NAMES);
        texts.addAll(Edges.LONG_TEXTS);
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Object row = BulkRows.of(table, i, i + 1, 0).get(0);
            try {
                rows.add(Rows.with(row, component.getName(), texts.get((i + edition) % texts.size())));
            } catch (InvalidDataException e) {
                // A name is shorter than a text.
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Step> lookedFor(StoredTable<?> table) {
        List<Step> steps = new ArrayList<>();
        for (Operation read : Operations.all()) {
            if (read.table() != table || read.writes()) {
                continue;
            }
            List<Class<?>> types = read.parameters().stream()
                    .<Class<?>>map(Operation.Parameter::type)
                    .toList();
            for (String name : Edges.NAMES) {
                for (Object filter : Arrays.asList(
                        types.contains(SignalFilter.class) ? SignalFilter.ALL.withSignalType(name) : null,
                        types.contains(EventFilter.class) ? EventFilter.ALL.withEventType(name) : null,
                        types.contains(EventFilter.class) ? EventFilter.ALL.withSeverity(name) : null)) {
                    if (filter != null) {
                        List<Argument> arguments = new ArrayList<>(Extremes.plain(read));
                        arguments.set(types.indexOf(filter.getClass()), Argument.of(Given.of(filter)));
                        steps.add(new Step.Call(Door.STORAGE, read, arguments, false));
                    }
                }
            }
        }
        return steps;
    }
}
