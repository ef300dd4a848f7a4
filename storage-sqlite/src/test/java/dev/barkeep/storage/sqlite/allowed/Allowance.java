package dev.barkeep.storage.sqlite.allowed;

import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.tck.StorageTck;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A named way to be otherwise than our storages are, and as the contract has it.
 *
 * @param name what such a storage does
 * @param behaviour how; made for each run, as some remember what was called before
 * @param suites the suites of the kit that could hold it against the storage
 * @param leftOut tests of these suites that take seconds, and in which nothing can be held against it
 */
record Allowance(String name, Supplier<Behaviour> behaviour, List<Class<?>> suites, Set<String> leftOut) {

    private static final String CLOSE = "closesBesideRunningCall";
    private static final String ROWS = "waitsForRows";
    private static final String POOL = "noConnection";
    private static final Set<String> SLOW =
            Set.of(CLOSE, ROWS, POOL, "many", "duplicates", "replaces", "undoes", "puts", "roundTrip", "fromOwnStream");

    static Stream<Allowance> all() {
        return Stream.concat(ofCalls(), ofTheWhole());
    }

    private static Stream<Allowance> ofCalls() {
        return Stream.of(
                of("says it in other words", () -> OtherWords::inErrors)
                        .in(
                                StorageTck.Lifecycle.class,
                                StorageTck.Transactions.class,
                                StorageTck.Functions.class,
                                StorageTck.Events.class,
                                StorageTck.Positions.class,
                                StorageTck.Restoring.class,
                                StorageTck.Rows.class,
                                StorageTck.Tables.class,
                                StorageTck.BarDetails.class,
                                StorageTck.Connections.class),
                of("calls itself and what leaks otherwise", OtherWords.OfItself::new)
                        .in(StorageTck.Transactions.class, StorageTck.Streams.class, StorageTck.Lifecycle.class),
                of("gives pages shorter than asked", () -> Answers::shortPages)
                        .in(
                                StorageTck.Signals.class,
                                StorageTck.Restoring.class,
                                StorageTck.Values.class,
                                StorageTck.Texts.class),
                of("answers with collections of its own", () -> Answers::ownCollections)
                        .in(
                                StorageTck.DailyWriting.class,
                                StorageTck.DailyReading.class,
                                StorageTck.Companies.class,
                                StorageTck.Signals.class,
                                StorageTck.Performance.class,
                                StorageTck.Positions.class,
                                StorageTck.Events.class),
                of("reads the rows of a stream ahead", () -> Answers::readAhead)
                        .in(StorageTck.Streams.class, StorageTck.DailyReading.class, StorageTck.Transactions.class),
                of("numbers rows from a thousand and with gaps", Numbers::new)
                        .in(
                                StorageTck.Signals.class,
                                StorageTck.Performance.class,
                                StorageTck.Events.class,
                                StorageTck.Rows.class,
                                StorageTck.Lifecycle.class),
                of("counts a row as written that came before in the stream", () -> Answers::countsTwinsAsWritten)
                        .in(StorageTck.DailyWriting.class, StorageTck.IntradayWriting.class, StorageTck.Bulk.class));
    }

    private static Stream<Allowance> ofTheWhole() {
        return Stream.of(
                of("tells a conflict at once", ImpatientWriters::new)
                        .in(
                                StorageTck.Concurrency.class,
                                StorageTck.Functions.class,
                                StorageTck.Transactions.class,
                                StorageTck.Connections.class,
                                StorageTck.Rows.class)
                        .and(ROWS),
                of("has no scripts", () -> OtherTables::withoutScripts)
                        .in(StorageTck.Tables.class, StorageTck.Drift.class),
                of("numbers its versions otherwise", () -> OtherTables::versionsOfItsOwn)
                        .in(
                                StorageTck.Tables.class,
                                StorageTck.Drift.class,
                                StorageTck.Lifecycle.class,
                                StorageTck.Zones.class),
                of("has tables of others and names in capitals", () -> OtherTables::amongOthers)
                        .in(StorageTck.Tables.class, StorageTck.Drift.class, StorageTck.Lifecycle.class),
                of("does not bound its connections", Whole.Unbounded::new)
                        .in(StorageTck.Concurrency.class, StorageTck.Connections.class)
                        .and(POOL),
                of("lacks what a storage may lack", () -> Whole::lacksWhatItMay)
                        .in(StorageTck.Lifecycle.class, StorageTck.Connections.class),
                of("belongs to one storage at a time", Whole.Exclusive::new).in(StorageTck.TwoStorages.class),
                of("closes when its calls have ended", Whole.ClosingLate::new)
                        .in(StorageTck.Lifecycle.class, StorageTck.Streams.class)
                        .and(CLOSE),
                of("refuses its repositories after the end", () -> Whole::refusesEarly)
                        .in(StorageTck.Lifecycle.class, StorageTck.Transactions.class, StorageTck.Restoring.class),
                of("begins transactions when they are used", () -> Whole::beginsLate)
                        .in(
                                StorageTck.Transactions.class,
                                StorageTck.Functions.class,
                                StorageTck.Lifecycle.class,
                                StorageTck.Connections.class)
                        .and(ROWS),
                of("refuses calls of an interrupted thread", () -> Whole::refusesTheInterrupted)
                        .in(StorageTck.Connections.class, StorageTck.Functions.class, StorageTck.Lifecycle.class),
                of("is slow", () -> Whole::slow).in(StorageTck.Concurrency.class, StorageTck.Functions.class));
    }

    private static Allowance of(String name, Supplier<Behaviour> behaviour) {
        return new Allowance(name, behaviour, List.of(), SLOW);
    }

    private Allowance in(Class<?>... where) {
        return new Allowance(name, behaviour, List.of(where), leftOut);
    }

    /** With a test that waits. */
    private Allowance and(String test) {
        return new Allowance(
                name,
                behaviour,
                suites,
                leftOut.stream().filter(each -> !each.equals(test)).collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public String toString() {
        return name;
    }
}
