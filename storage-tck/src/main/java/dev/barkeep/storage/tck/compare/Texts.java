package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Each text through each field of each record that takes one, and as what is looked for. */
final class Texts {

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
                for (Operation write : Sizes.bulkWrites(table)) {
                    steps.add(new Step.Call(Door.STORAGE, write, List.of(Sizes.rows(table, write, rows)), false));
                    steps.add(new Step.Check(table));
                }
            }
        }
        steps.addAll(lookedFor(table));
        return steps;
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
