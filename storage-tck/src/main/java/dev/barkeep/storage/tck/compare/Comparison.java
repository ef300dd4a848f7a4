package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.repository.StoredTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Compares a storage with the model. */
public final class Comparison {

    /** Long enough for rows to meet, short enough to be read. */
    private static final int STEPS_A_PROGRAM = 60;

    private static final AtomicLong CALLS = new AtomicLong();

    private final Bench bench;
    private final RandomGenerator random;

    /**
     * Prepares a comparison.
     *
     * @param bench the storage and what is around it
     * @param random where random values come from
     */
    public Comparison(Bench bench, RandomGenerator random) {
        this.bench = bench;
        this.random = random;
    }

    /**
     * Counts the calls that were made in this JVM, each on the model and on a storage.
     *
     * @return their number
     */
    public static long calls() {
        return CALLS.get();
    }

    /**
     * Runs random programs, one after the other on the same tables.
     *
     * @param programs how many
     * @return the first difference, made short; empty if there is none
     */
    public Optional<Difference> random(int programs) {
        List<Step> all = new ArrayList<>();
        try (Player player = new Player(bench)) {
            for (int i = 0; i < programs; i++) {
                List<Step> program = new ArrayList<>();
                Difference found = run(player, program);
                all.addAll(program);
                if (found != null) {
                    // Mostly the last program shows it by itself.
                    return Optional.of(new Shrinking(bench)
                            .shorten(program, found)
                            .or(() -> new Shrinking(bench).shorten(all, found))
                            .orElse(found));
                }
            }
            CALLS.addAndGet(player.calls());
        }
        return Optional.empty();
    }

    /**
     * Compares calls with few rows and many.
     *
     * @param table the table that they are about
     * @return the first difference; empty if there is none
     */
    public Optional<Difference> sizes(StoredTable<?> table) {
        try (Player player = new Player(bench)) {
            player.checkWhenToldTo();
            return play(player, Sizes.of(table));
        }
    }

    /**
     * Compares every operation with every argument at its extremes, outside of a transaction and within one.
     *
     * @param table the table that they are about
     * @return the first difference; empty if there is none
     */
    public Optional<Difference> extremes(StoredTable<?> table) {
        try (Player player = new Player(bench)) {
            return play(player, Doors.extremes(table));
        }
    }

    /**
     * Compares every way to write a table with every way to read it, and every stream beside every write.
     *
     * @param table the table
     * @return the first difference; empty if there is none
     */
    public Optional<Difference> doors(StoredTable<?> table) {
        List<Step> steps = new ArrayList<>();
        StoredTable.ALL.forEach(each -> steps.addAll(Doors.sample(each)));
        steps.addAll(Doors.of(table));
        steps.addAll(Doors.across(table));
        try (Player player = new Player(bench)) {
            return play(player, steps);
        }
    }

    /**
     * Compares every operation on rows that differ in little, asked for each of them and for what stands just beside.
     *
     * @param table the table
     * @return the first difference; empty if there is none
     */
    public Optional<Difference> neighbours(StoredTable<?> table) {
        try (Player player = new Player(bench)) {
            return play(player, Neighbours.of(table));
        }
    }

    /**
     * Compares every text in every field of a table that takes one.
     *
     * @param table the table
     * @return the first difference; empty if there is none
     */
    public Optional<Difference> texts(StoredTable<?> table) {
        try (Player player = new Player(bench)) {
            player.checkWhenToldTo();
            return play(player, Texts.of(table));
        }
    }

    /**
     * Compares reads beside a writer: each shows one moment.
     *
     * @param table the table that is read and written
     * @param rounds how often each operation reads it
     * @return the first difference; empty if there is none
     */
    public Optional<Difference> moments(StoredTable<?> table, int rounds) {
        Moments moments = new Moments(bench, table);
        Optional<Difference> found = moments.compare(rounds);
        CALLS.addAndGet(moments.calls());
        return found;
    }

    private static Optional<Difference> play(Player player, List<Step> steps) {
        for (Step step : steps) {
            player.forget();
            Difference found = player.play(step);
            if (found != null) {
                return Optional.of(found);
            }
        }
        CALLS.addAndGet(player.calls());
        return Optional.empty();
    }

    private @Nullable Difference run(Player player, List<Step> program) {
        player.forget();
        Programs steps = new Programs(random, new Pools(random, bench::now));
        for (int i = 0; i < STEPS_A_PROGRAM; i++) {
            Step step = steps.next(player.isInTransaction());
            program.add(step);
            Difference found = player.play(step);
            if (found != null) {
                return found;
            }
        }
        Step end = new Step.End(Step.How.COMMIT);
        program.add(end);
        return player.play(end);
    }
}
