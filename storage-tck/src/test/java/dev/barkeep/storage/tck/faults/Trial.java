package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.tck.compare.Bench;
import dev.barkeep.storage.tck.compare.Comparison;
import dev.barkeep.storage.tck.compare.Difference;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs the comparison on a storage with a fault, part by part, until the fault is seen. */
final class Trial {

    /** As the kit's suites begin. */
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");

    private static final long SEED = 20_260_102;

    private final Fault fault;
    private final AtomicInteger effects = new AtomicInteger();

    Trial(Fault fault) {
        this.fault = fault;
    }

    /**
     * What came of it.
     *
     * @param part the part that saw the fault
     * @param difference what it saw
     */
    record Seen(Part part, Difference difference) {}

    /** How often the fault did something. */
    int effects() {
        return effects.get();
    }

    /** Runs the parts that should see it, and then the others. */
    Optional<Seen> run() {
        Set<Part> all = EnumSet.allOf(Part.class);
        fault.parts().forEach(all::remove);
        List<Part> parts = new ArrayList<>(fault.parts());
        parts.addAll(all);
        for (Part part : parts) {
            Optional<Seen> seen = run(part);
            if (seen.isPresent()) {
                return seen;
            }
        }
        return Optional.empty();
    }

    Optional<Seen> run(Part part) {
        List<StoredTable<?>> tables = fault.table() == null
                ? part.isOfTable() ? StoredTable.ALL : StoredTable.ALL.subList(0, 1)
                : List.of(fault.table());
        for (StoredTable<?> table : tables) {
            try (MemoryBench bench = new MemoryBench(fault.behaviour().get(), effects)) {
                Optional<Difference> difference = part.compare(new Comparison(bench, new Random(SEED)), table);
                if (difference.isPresent()) {
                    return difference.map(found -> new Seen(part, found));
                }
            }
        }
        return Optional.empty();
    }

    /** A database in memory, and storages on it that misbehave. */
    private static final class MemoryBench implements Bench, AutoCloseable {

        private final SettableClock clock = new SettableClock(NOW);
        private final Storage good = model();
        private final Behaviour behaviour;
        private final AtomicInteger effects;
        private Storage storage;
        private @Nullable Storage second;

        MemoryBench(Behaviour behaviour, AtomicInteger effects) {
            this.behaviour = behaviour;
            this.effects = effects;
            this.storage = wrapped();
        }

        private Storage wrapped() {
            return FaultyStorage.wrap(good, clock, behaviour, effects);
        }

        @Override
        public Storage storage() {
            return storage;
        }

        @Override
        public Storage second() {
            Storage open = second == null ? wrapped() : second;
            second = open;
            return open;
        }

        @Override
        public boolean reopen() {
            storage = wrapped();
            second = null;
            return true;
        }

        /** A database that cannot be emptied has a difference told as it was found, which is quick. */
        @Override
        public boolean empty() {
            return false;
        }

        @Override
        public Storage model() {
            return Storages.open(StorageConfig.fromUrl("memory:").toBuilder()
                    .clock(clock)
                    .onLeak(leak -> {})
                    .build());
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void set(Instant now) {
            clock.now = now;
        }

        @Override
        public void close() {
            good.close();
        }
    }

    private static final class SettableClock extends Clock {

        private volatile Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
