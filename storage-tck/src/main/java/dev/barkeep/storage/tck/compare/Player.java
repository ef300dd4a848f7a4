package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes the steps of a program on the model and on a storage, and stops at the first difference. */
final class Player implements AutoCloseable {

    private final Bench bench;
    private final Storage model;
    private final Ids ids = new Ids();
    /** In words, when somebody asks for them. */
    private final List<Supplier<String>> program = new ArrayList<>();

    private @Nullable Transaction modelTransaction;
    private @Nullable Transaction testedTransaction;
    private @Nullable Ids idsAtBegin;
    /** The tables that the transaction may have changed. */
    private final Set<StoredTable<?>> touched = new LinkedHashSet<>();

    private boolean checksWrites = true;
    private long calls;

    Player(Bench bench) {
        this.bench = bench;
        this.model = bench.model();
    }

    /** How many calls were made on both sides and compared. */
    long calls() {
        return calls;
    }

    /** Forgets what was done so far: it has gone well. */
    void forget() {
        program.clear();
    }

    /** Looks at the rows only when a step says so, not after each write. */
    void checkWhenToldTo() {
        checksWrites = false;
    }

    boolean isInTransaction() {
        return modelTransaction != null;
    }

    Set<Capability> capabilities() {
        return bench.storage().capabilities();
    }

    Instant now() {
        return bench.now();
    }

    Ids ids() {
        return ids;
    }

    /** The rows of the model, as the next call sees them; none in a transaction that was ended by a failure. */
    <T> List<Stored<T>> rows(StoredTable<T> table) {
        if (isEnded()) {
            return List.of();
        }
        try (Stream<Stored<T>> rows =
                door(Target.MODEL, isInTransaction() ? Door.TRANSACTION : Door.STORAGE).rows(table).stream(
                        Range.all())) {
            return rows.toList();
        }
    }

    /**
     * Takes a step.
     *
     * @return where the storage parts from the model; {@code null} if it does not
     */
    @Nullable
    Difference play(Step step) {
        if (step instanceof Step.Call call) {
            return isPossible(call) ? call(call) : null;
        }
        if (step instanceof Step.Across across) {
            return isPossible(across) ? across(across) : null;
        }
        if (step instanceof Step.End end) {
            return isInTransaction() ? end(end.how()) : null;
        }
        if (step instanceof Step.Check check) {
            return isEnded() ? null : check(check.table());
        }
        if (step instanceof Step.BeginAgain && isEnded()) {
            Difference difference = end(Step.How.CLOSE);
            begin();
            return difference;
        }
        if (step instanceof Step.Begin || step instanceof Step.BeginAgain) {
            if (!isInTransaction()) {
                begin();
            }
        } else if (step instanceof Step.Tick tick) {
            bench.set(bench.now().plus(tick.by()));
            Instant now = bench.now();
            program.add(() -> "clock.set(" + Words.of(now) + ");");
        } else if (step instanceof Step.Reopen && !isInTransaction() && bench.reopen()) {
            program.add(() -> "storage.close(); storage = Storages.open(config);");
            return compareTables(Door.STORAGE, StoredTable.ALL, List.of("LIF-001"), () -> "after it was opened again");
        }
        return null;
    }

    private void begin() {
        program.add(() -> "Transaction tx = storage.begin();");
        touched.clear();
        idsAtBegin = ids.copy();
        modelTransaction = model.begin();
        testedTransaction = bench.storage().begin();
    }

    private boolean isPossible(Step.Call call) {
        if (call.door().place() == Door.Place.TRANSACTION) {
            return isInTransaction() && !call.operation().isOfStorage();
        }
        // Beside a transaction a write waits for it, and a read does where there is one connection.
        return !isInTransaction()
                || (!call.operation().writes() && capabilities().contains(Capability.CONCURRENT_ACCESS));
    }

    private boolean isPossible(Step.Across across) {
        if (!isPossible(across.stream())) {
            return false;
        }
        return across.stream().door().place() == Door.Place.TRANSACTION
                ? isPossible(across.write()) && capabilities().contains(Capability.WRITE_WHILE_STREAMING)
                : !isInTransaction() && capabilities().contains(Capability.CONCURRENT_ACCESS);
    }

    private @Nullable Difference call(Step.Call step) {
        Call call = new Call(step, this);
        program.add(call::words);
        touch(step.operation());
        calls++;
        boolean ended = step.door().place() == Door.Place.TRANSACTION && isEnded();
        Outcome expected = call.on(Target.MODEL);
        Outcome actual = call.on(Target.TESTED);
        if (ended && actual.thrown() instanceof StorageException) {
            // Of two things that are wrong, either may be told. That every use is refused has suites of its own.
            return null;
        }
        Answers.Mismatch mismatch = new Answers(ids).compare(expected, actual);
        if (mismatch != null) {
            return difference(call, mismatch);
        }
        // Ended by a failure in the middle of rows: on both sides, or the next call differs.
        return checksWrites && step.operation().writes() ? compareAfter(call) : null;
    }

    private @Nullable Difference check(StoredTable<?> table) {
        List<String> rules = Operations.all().stream()
                .filter(operation -> operation.table() == table && operation.writes())
                .flatMap(operation -> Rules.of(operation).stream())
                .distinct()
                .toList();
        return compareTables(
                isInTransaction() ? Door.TRANSACTION : Door.STORAGE, List.of(table), rules, () -> "afterwards");
    }

    private @Nullable Difference across(Step.Across step) {
        Call open = new Call(step.stream(), this);
        Call write = new Call(step.write(), this);
        program.add(() -> "try (var rows = " + open.words().replaceFirst(";$", "") + ") {");
        program.add(() -> "    rows.iterator().next(); // and on to the end after this:");
        program.add(() -> "    " + write.words());
        program.add(() -> "}");
        touch(step.write().operation());
        calls += 2;
        List<Answers.Mismatch> writes = new ArrayList<>();
        Outcome expected = open.across(Target.MODEL, () -> {});
        Outcome actual = open.across(Target.TESTED, () -> {
            Answers.Mismatch mismatch = new Answers(ids).compare(write.on(Target.MODEL), write.on(Target.TESTED));
            if (mismatch != null) {
                writes.add(mismatch);
            }
        });
        if (!writes.isEmpty()) {
            return difference(write, writes.get(0));
        }
        Answers.Mismatch mismatch = new Answers(ids).compare(expected, actual);
        if (mismatch != null) {
            List<String> rules = new ArrayList<>(List.of("STR-001"));
            rules.addAll(Rules.broken(
                    step.stream().operation(), mismatch.aspect(), step.stream().door()));
            return difference(rules, open, mismatch);
        }
        return compareAfter(write);
    }

    private void touch(Operation operation) {
        if (operation.writes() && operation.table() != null) {
            touched.add(operation.table());
        }
    }

    private @Nullable Difference compareAfter(Call call) {
        if (isEnded()) {
            return null;
        }
        StoredTable<?> table = call.step().operation().table();
        List<StoredTable<?>> tables = table == null ? StoredTable.ALL : List.of(table);
        return compareTables(
                call.step().door(),
                tables,
                Rules.broken(call.step().operation(), Aspect.STATE, call.step().door()),
                () -> "after " + call.words());
    }

    /** Whether the transaction was ended by a call that failed in it. */
    private boolean isEnded() {
        if (modelTransaction == null) {
            return false;
        }
        try {
            modelTransaction.portfolioPositions().list();
            return false;
        } catch (StorageException e) {
            return true;
        }
    }

    /** Compares what is stored, as it is seen by a door. */
    @Nullable
    Difference compareTables(Door door, List<StoredTable<?>> tables, List<String> rules, Supplier<String> when) {
        for (StoredTable<?> table : tables) {
            calls++;
            Answers.Mismatch mismatch =
                    new Answers(ids).compare(dump(Target.MODEL, door, table), dump(Target.TESTED, door, table));
            if (mismatch != null) {
                return new Difference(
                        Rules.ofRows(rules, mismatch.aspect(), door),
                        when.get() + ", " + door.words() + " shows other rows in " + table + " than the model: "
                                + mismatch.words() + "\n" + told());
            }
        }
        return null;
    }

    private Outcome dump(Target target, Door door, StoredTable<?> table) {
        try (Stream<? extends Stored<?>> rows = door(target, door).rows(table).stream(Range.all())) {
            return new Outcome(rows.toList(), null, List.of());
        } catch (RuntimeException e) {
            return new Outcome(null, e, List.of());
        }
    }

    private @Nullable Difference end(Step.How how) {
        program.add(() -> "tx." + how.words() + "();");
        calls++;
        boolean ended = isEnded();
        Outcome expected = end(Objects.requireNonNull(modelTransaction), how);
        Outcome actual = end(Objects.requireNonNull(testedTransaction), how);
        if (how != Step.How.COMMIT || ended) {
            ids.restore(Objects.requireNonNull(idsAtBegin));
        }
        Answers.Mismatch mismatch = new Answers(ids).compare(expected, actual);
        if (mismatch != null) {
            return new Difference(
                    List.of(how.rule(), "TX-005", "TX-009"),
                    "tx." + how.words() + "() does not end as the model's does: " + mismatch.words() + "\n" + told());
        }
        closeTransactions();
        List<StoredTable<?>> tables = List.copyOf(touched);
        Supplier<String> when = () -> "after tx." + how.words() + "()";
        Difference here = compareTables(Door.STORAGE, tables, List.of(how.rule()), when);
        return here != null || bench.second() == null
                ? here
                : compareTables(new Door(Door.Place.SECOND, null), tables, List.of(how.rule()), when);
    }

    private static Outcome end(Transaction transaction, Step.How how) {
        try {
            switch (how) {
                case COMMIT -> transaction.commit();
                case ROLLBACK -> transaction.rollback();
                case CLOSE -> transaction.close();
            }
            return new Outcome(null, null, List.of());
        } catch (RuntimeException e) {
            return new Outcome(null, e, List.of());
        }
    }

    private void closeTransactions() {
        try (Transaction ofModel = modelTransaction;
                Transaction ofTested = testedTransaction) {
            Objects.requireNonNull(ofModel);
            Objects.requireNonNull(ofTested);
        } finally {
            modelTransaction = null;
            testedTransaction = null;
        }
    }

    /** Where a call is made. */
    Repositories door(Target target, Door door) {
        Repositories place = place(target, door.place());
        return door.timestamps() == null ? place : place.withTimestamps(door.timestamps());
    }

    /** The storage of a side, for operations of a storage alone. */
    Storage storage(Target target) {
        return target == Target.MODEL ? model : bench.storage();
    }

    private Repositories place(Target target, Door.Place place) {
        if (place == Door.Place.TRANSACTION) {
            return Objects.requireNonNull(target == Target.MODEL ? modelTransaction : testedTransaction);
        }
        Storage second = bench.second();
        return target == Target.TESTED && place == Door.Place.SECOND && second != null ? second : storage(target);
    }

    private Difference difference(Call call, Answers.Mismatch mismatch) {
        return difference(
                Rules.broken(
                        call.step().operation(), mismatch.aspect(), call.step().door()),
                call,
                mismatch);
    }

    private Difference difference(List<String> rules, Call call, Answers.Mismatch mismatch) {
        return new Difference(
                rules,
                call.words() + " differs from the model in " + mismatch.aspect() + ": " + mismatch.words() + "\n"
                        + told());
    }

    private String told() {
        return "The program:\n  " + program.stream().map(Supplier::get).collect(Collectors.joining("\n  "));
    }

    @Override
    public void close() {
        if (isInTransaction()) {
            closeTransactions();
        }
        model.close();
    }
}
