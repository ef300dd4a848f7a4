package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.RetryPolicy;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.model.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows that the storage numbers. They have no key: a row is there already if the target has one of the same values and
 * the same time of creation, and each of the target's stands for one of the file's, so that equal rows stay as many as they
 * were. Rows that could be equal (of one day, of one moment) are in one transaction, however many.
 *
 * @param <T> the record
 */
final class NumberedTakeover<T> implements Sink<T> {

    /** How a numbered table of the target is asked and written. */
    interface Target<T> {

        /** What rows of the file are sorted by: different for rows that cannot be equal. */
        Object slot(Candidate<T> candidate);

        /** Shows all rows of the target that can be equal to one of these. */
        void visit(Repositories in, List<Candidate<T>> candidates, BiConsumer<T, Instant> stored);

        void addAll(Repositories to, List<T> rows);
    }

    private final Storage storage;
    private final Target<T> target;
    private final Tally tally;
    private final Chunk limit;
    private final List<Candidate<T>> chunk = new ArrayList<>();
    private long characters;
    private @Nullable Object slot;

    NumberedTakeover(Storage storage, Target<T> target, Tally tally, Chunk limit) {
        this.storage = storage;
        this.target = target;
        this.tally = tally;
        this.limit = limit;
    }

    @Override
    public void add(Candidate<T> candidate) {
        Object itsSlot = target.slot(candidate);
        if (!itsSlot.equals(slot) && limit.isFull(chunk.size(), characters)) {
            end();
        }
        slot = itsSlot;
        chunk.add(candidate);
        characters += candidate.characters();
    }

    @Override
    public void end() {
        if (chunk.isEmpty()) {
            return;
        }
        long taken = storage.inTransaction(RetryPolicy.DEFAULT, this::write);
        tally.committed(taken, chunk.size() - taken);
        chunk.clear();
        characters = 0;
    }

    private record Identity<T>(T value, Instant createdAt) {

        static <T> Identity<T> of(Candidate<T> candidate) {
            return new Identity<>(candidate.value(), times(candidate).createdAt());
        }
    }

    private static Timestamps times(Candidate<?> candidate) {
        return Objects.requireNonNull(candidate.times());
    }

    private long write(Repositories tx) {
        Map<Identity<T>, Integer> there = new HashMap<>();
        chunk.forEach(candidate -> there.put(Identity.of(candidate), 0));
        target.visit(
                tx,
                chunk,
                (value, createdAt) ->
                        there.computeIfPresent(new Identity<>(value, createdAt), (identity, count) -> count + 1));
        long taken = 0;
        List<T> some = new ArrayList<>();
        @Nullable Timestamps times = null;
        for (Candidate<T> candidate : chunk) {
            if (Objects.requireNonNull(there.computeIfPresent(Identity.of(candidate), (same, count) -> count - 1))
                    >= 0) {
                continue;
            }
            // In their order, as the storage numbers them in it.
            if (times != null && !times.equals(candidate.times())) {
                target.addAll(tx.withTimestamps(times), some);
                some.clear();
            }
            times = times(candidate);
            some.add(candidate.value());
            taken++;
        }
        if (times != null) {
            target.addAll(tx.withTimestamps(times), some);
        }
        return taken;
    }
}
