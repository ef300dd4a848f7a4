package dev.barkeep.storage.tck.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes random programs. */
final class Programs {

    /** No move at all, moves too small for the contract to see, and moves back. */
    private static final List<Duration> TICKS = List.of(
            Duration.ofNanos(1),
            Duration.ofNanos(999),
            Duration.ofNanos(1_000),
            Duration.ofSeconds(1),
            Duration.ofDays(1),
            Duration.ofDays(40),
            Duration.ofNanos(-1_000),
            Duration.ofHours(-1));

    private static final List<Operation> WRITES = operations(Operation::writes);
    private static final List<Operation> READS = operations(operation -> !operation.writes());
    private static final List<Operation> STREAMS =
            operations(operation -> operation.method().getReturnType() == Stream.class);
    /** Writes that nothing in their arguments can make fail, in the middle of a stream that is read beside them. */
    private static final List<Operation> CALM_WRITES = operations(operation -> operation.writes()
            && operation.parameters().stream().noneMatch(parameter -> parameter.type() == Stream.class));

    private final RandomGenerator random;
    private final Pools pools;

    Programs(RandomGenerator random, Pools pools) {
        this.random = random;
        this.pools = pools;
    }

    private static List<Operation> operations(Predicate<Operation> wanted) {
        return Operations.all().stream().filter(wanted).toList();
    }

    /** The next step, which may depend on whether a transaction is open. */
    Step next(boolean inTransaction) {
        int dice = random.nextInt(100);
        if (dice < 4) {
            return new Step.Tick(pools.one(TICKS));
        }
        if (dice < 12) {
            return inTransaction ? new Step.End(pools.one(List.of(Step.How.values()))) : new Step.Begin();
        }
        if (dice < 13) {
            return new Step.Reopen();
        }
        if (dice < 16) {
            return across(inTransaction);
        }
        Operation operation = pools.one(dice < 62 ? WRITES : READS);
        boolean beside = inTransaction && !operation.writes() && pools.oneIn(3);
        Door door = inTransaction && !beside
                ? Door.TRANSACTION
                : pools.oneIn(4) ? new Door(Door.Place.SECOND, null) : Door.STORAGE;
        return call(operation.isOfStorage() ? Door.STORAGE : door, operation);
    }

    private Step across(boolean inTransaction) {
        Door door = inTransaction ? Door.TRANSACTION : Door.STORAGE;
        Operation stream = pools.one(STREAMS);
        List<Operation> writes = CALM_WRITES.stream()
                .filter(operation -> operation.table() == stream.table() && !operation.isOfStorage())
                .toList();
        Operation write = pools.one(writes);
        return new Step.Across(
                new Step.Call(door, stream, arguments(stream), false),
                new Step.Call(door, write, arguments(write), false));
    }

    private Step.Call call(Door door, Operation operation) {
        boolean timed = !operation.isOfStorage() && pools.oneIn(5);
        return new Step.Call(
                timed ? door.with(pools.timestamps()) : door, operation, arguments(operation), pools.oneIn(10));
    }

    private List<Argument> arguments(Operation operation) {
        List<Argument> arguments = new ArrayList<>();
        for (Operation.Parameter parameter : operation.parameters()) {
            arguments.add(pools.argument(operation, parameter));
        }
        return arguments;
    }
}
