package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.repository.StoredTable;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A named way to misbehave.
 *
 * @param kind what sort of mistake it is
 * @param name what a storage with the fault does
 * @param rules the rules that it breaks; one of them has to be named
 * @param table the table that it is about; {@code null} if it is about several
 * @param behaviour how it misbehaves, made anew for each run
 * @param parts the parts of the comparison that should see it, the likeliest first
 */
record Fault(
        String kind,
        String name,
        Set<String> rules,
        @Nullable StoredTable<?> table,
        Supplier<Behaviour> behaviour,
        List<Part> parts) {

    /** A fault of one operation. */
    static Fault of(String kind, Operation operation, String what, Supplier<Behaviour> behaviour, Part... parts) {
        return new Fault(
                kind,
                operation + ": " + what,
                Promises.of(operation),
                operation.table(),
                () -> behaviour.get().on(operation),
                List.of(parts));
    }

    /** The same, known to break these rules. */
    Fault breaks(String... broken) {
        return new Fault(kind, name, Set.of(broken), table, behaviour, parts);
    }

    @Override
    public String toString() {
        return name;
    }
}
