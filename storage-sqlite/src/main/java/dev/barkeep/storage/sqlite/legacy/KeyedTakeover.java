package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.RetryPolicy;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.model.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows that have a key. Of twins, in the file or in the target, the one that was changed later stays; of those that were
 * changed at the same moment the later row of the file, and the target's before the file's. One without times is older than
 * any. Some thousand rows are a
 * transaction, so that no more are in memory, and what was committed is there when the import is run again.
 *
 * @param <K> the key
 * @param <T> the record
 */
final class KeyedTakeover<K, T> implements Sink<T> {

    /** How a keyed table of the target is asked and written. */
    interface Target<K, T> {

        K key(T row);

        /** Finds those that are there. */
        Map<K, T> find(Repositories in, Set<K> keys);

        Optional<Timestamps> timestamps(Repositories in, K key);

        /** When a row is stored as, of which nobody knows it: before any that has a time of its own. */
        Instant oldest(T row);

        void saveAll(Repositories to, List<T> rows);
    }

    private final Storage storage;
    private final Target<K, T> target;
    private final Tally tally;
    private final Chunk limit;
    private final Map<K, Twins<T>> twins = new LinkedHashMap<>();
    private long rows;
    private long characters;

    KeyedTakeover(Storage storage, Target<K, T> target, Tally tally, Chunk limit) {
        this.storage = storage;
        this.target = target;
        this.tally = tally;
        this.limit = limit;
    }

    @Override
    public void add(Candidate<T> candidate) {
        K key = target.key(candidate.value());
        @Nullable Twins<T> there = twins.get(key);
        if (there == null) {
            if (limit.isFull(rows, characters)) {
                end();
            }
            there = new Twins<>(candidate);
            twins.put(key, there);
        } else {
            there.add(candidate, tally);
        }
        rows++;
        characters += candidate.characters();
    }

    @Override
    public void end() {
        if (twins.isEmpty()) {
            return;
        }
        Outcome outcome = storage.inTransaction(RetryPolicy.DEFAULT, this::write);
        outcome.gaveWay.forEach(note -> tally.gaveWay(note.key, note.value, note.why));
        tally.committed(outcome.taken, rows - outcome.taken);
        twins.clear();
        rows = 0;
        characters = 0;
    }

    private Outcome write(Repositories tx) {
        Outcome outcome = new Outcome();
        Map<K, T> stored = target.find(tx, twins.keySet());
        // A statement of many rows has one pair of times.
        Map<Timestamps, List<T>> byTimes = new LinkedHashMap<>();
        twins.forEach((key, found) -> {
            Candidate<T> winner = found.winner;
            @Nullable T old = stored.get(key);
            if (old == null) {
                outcome.taken++;
            } else if (old.equals(winner.value())) {
                return;
            } else if (!isLaterThanStored(tx, key, winner, outcome)) {
                return;
            }
            byTimes.computeIfAbsent(times(winner), times -> new ArrayList<>()).add(winner.value());
        });
        byTimes.forEach((times, some) -> target.saveAll(tx.withTimestamps(times), some));
        return outcome;
    }

    /** The clock's would make a row that nobody knows the age of the youngest of all. */
    private Timestamps times(Candidate<T> candidate) {
        @Nullable Timestamps times = candidate.times();
        if (times != null) {
            return times;
        }
        Instant oldest = target.oldest(candidate.value());
        return new Timestamps(oldest, oldest);
    }

    private boolean isLaterThanStored(Repositories tx, K key, Candidate<T> winner, Outcome outcome) {
        Instant stored = target.timestamps(tx, key).map(Timestamps::updatedAt).orElse(Instant.MIN);
        @Nullable Instant ours = winner.updatedAt();
        boolean later = ours != null && ours.isAfter(stored);
        outcome.gaveWay.add(new GaveWay(
                winner.key(),
                String.valueOf(ours),
                later
                        ? "replaced other values in the target, which were stored at " + stored
                        : "gave way to other values in the target, which were stored at " + stored));
        return later;
    }

    /** What a transaction did; forgotten if it is run again. */
    private static final class Outcome {
        private long taken;
        private final List<GaveWay> gaveWay = new ArrayList<>();
    }

    private record GaveWay(String key, String value, String why) {}

    /** Rows of one key. Only the latest is kept. */
    private static final class Twins<T> {

        private Candidate<T> winner;

        Twins(Candidate<T> first) {
            this.winner = first;
        }

        void add(Candidate<T> other, Tally tally) {
            Candidate<T> loser = winner;
            if (other.isAtOrAfter(winner.updatedAt())) {
                winner = other;
            } else {
                loser = other;
            }
            if (!loser.value().equals(winner.value())) {
                tally.gaveWay(
                        loser.key(),
                        String.valueOf(loser.updatedAt()),
                        "gave way to its twin, " + winner.key() + ", of " + winner.updatedAt());
            }
        }
    }
}
