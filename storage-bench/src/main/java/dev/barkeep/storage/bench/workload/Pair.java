package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.bench.harness.Contender;
import dev.barkeep.storage.bench.harness.Race;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntToLongFunction;

/** A race put together of its parts, with what is to be closed after it. */
final class Pair implements Race {

    private final Contender ours;
    private final Contender raw;
    private final IntToLongFunction expected;
    private final Notes notes;
    private final Deque<Resource> resources = new ArrayDeque<>();

    /** What else was found. */
    @FunctionalInterface
    interface Notes {

        Notes NONE = List::of;

        List<String> lines() throws Exception;
    }

    /** Something to be closed. */
    @FunctionalInterface
    interface Resource {
        void close() throws IOException, SQLException;
    }

    /** Closes the resources after the race, the last one first. */
    Pair(Contender ours, Contender raw, IntToLongFunction expected, Notes notes, Resource... resources) {
        this.ours = ours;
        this.raw = raw;
        this.expected = expected;
        this.notes = notes;
        for (Resource resource : resources) {
            this.resources.push(resource);
        }
    }

    @Override
    public Contender ours() {
        return ours;
    }

    @Override
    public Contender raw() {
        return raw;
    }

    @Override
    public long expected(int round) {
        return expected.applyAsLong(round);
    }

    @Override
    public List<String> notes() throws Exception {
        return notes.lines();
    }

    @Override
    public void close() throws IOException, SQLException {
        while (!resources.isEmpty()) {
            resources.pop().close();
        }
    }
}
