package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.sqlite.proxy.Behaviour;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A named way to break a rule. Unlike a {@link Fault} it may break others as well, which nobody asks for: of its tests only
 * those of its own rules are run.
 *
 * @param name what such a storage does
 * @param behaviour how
 * @param rules the rules that it breaks, and that are broken by no {@link Fault}
 */
record Breach(String name, Behaviour behaviour, Set<String> rules) {

    static Stream<Breach> all() {
        return Stream.of(
                        BarBreaches.all(),
                        KeyedBreaches.all(),
                        NumberedBreaches.all(),
                        ValueBreaches.all(),
                        TransactionBreaches.all(),
                        StorageBreaches.all(),
                        SchemaBreaches.all())
                .flatMap(breaches -> breaches);
    }

    static Breach of(String name, Behaviour behaviour, String... rules) {
        return new Breach(name, behaviour, Set.of(rules));
    }

    @Override
    public String toString() {
        return name;
    }
}
