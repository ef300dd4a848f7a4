package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads beside a writer. All rows of a table change from one edition to another and back, in one call each time; every answer
 * that is given meanwhile has to be that of the model in one of the two editions, never of half of each.
 */
final class Moments {

    /** More than any read takes in one statement. */
    private static final int ROWS = 1_500;

    private static final Instant THEN = Instant.parse("2019-03-04T05:06:07Z");

    private final Bench bench;
    private final StoredTable<?> table;
    private long calls;

    Moments(Bench bench, StoredTable<?> table) {
        this.bench = bench;
        this.table = table;
    }

    long calls() {
        return calls;
    }

    /**
     * Reads each operation of the table so often while a writer goes on.
     *
     * @param rounds how often
     * @return the first answer of no moment; empty if there is none
     */
    Optional<Difference> compare(int rounds) {
        try (Player player = new Player(bench);
                Storage one = bench.model();
                Storage other = bench.model()) {
            write(one, table, 0);
            write(other, table, 1);
            write(player.storage(Target.MODEL), table, 0);
            write(bench.storage(), table, 0);
            List<Step.Call> reads = Sizes.reads(table, List.of(ROWS)).stream()
                    .map(Step.Call.class::cast)
                    .toList();
            AtomicBoolean done = new AtomicBoolean();
            FutureTask<Boolean> writer = new FutureTask<>(() -> {
                for (int edition = 1; !done.get(); edition = 1 - edition) {
                    write(bench.storage(), table, edition);
                }
                return true;
            });
            Thread thread = new Thread(writer, "tck-writer");
            thread.setDaemon(true);
            thread.start();
            try {
                return read(player, reads, List.of(one, other), rounds);
            } finally {
                done.set(true);
                await(writer);
            }
        }
    }

    private Optional<Difference> read(Player player, List<Step.Call> reads, List<Storage> models, int rounds) {
        for (Step.Call read : reads) {
            Call call = new Call(read, player);
            List<Outcome> expected =
                    models.stream().map(model -> call.at(model, Target.MODEL)).toList();
            for (int round = 0; round < rounds; round++) {
                calls++;
                Outcome actual = call.at(bench.storage(), Target.TESTED);
                if (actual.thrown() instanceof StorageException e && e.isRetryable()) {
                    continue;
                }
                List<Answers.Mismatch> mismatches = new ArrayList<>();
                for (Outcome each : expected) {
                    Answers.@Nullable Mismatch mismatch = new Answers(new Ids()).compare(each, actual);
                    if (mismatch != null) {
                        mismatches.add(mismatch);
                    }
                }
                if (mismatches.size() == expected.size()) {
                    return Optional.of(new Difference(
                            List.of("CON-001"),
                            call.words() + " shows no moment of the table " + table
                                    + ", all of whose rows another thread changes in one call: "
                                    + mismatches.get(0).words()));
                }
            }
        }
        return Optional.empty();
    }

    private static <T> void write(Storage storage, StoredTable<T> table, int edition) {
        List<Object> values = BulkRows.of(table, 0, ROWS, edition);
        while (true) {
            try {
                storage.rows(table).putAll(rows(table, values));
                return;
            } catch (StorageException e) {
                if (!e.isRetryable()) {
                    throw e;
                }
            }
        }
    }

    private static <T> Stream<Stored<T>> rows(StoredTable<T> table, List<Object> values) {
        List<Stored<T>> rows = new ArrayList<>();
        for (Object value : values) {
            rows.add(new Stored<>(
                    table.isNumbered() ? rows.size() + 1 : 0,
                    THEN,
                    THEN,
                    table.type().cast(value)));
        }
        return rows.stream();
    }

    private static void await(FutureTask<Boolean> writer) {
        try {
            writer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the writer beside the reads failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the comparison was interrupted", e);
        }
    }
}
