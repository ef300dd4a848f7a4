package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.tck.StorageTck;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A named way to misbehave.
 *
 * @param name what a storage with the fault does
 * @param behaviour how
 * @param rules all the rules that it breaks, of those that the suites test
 * @param suites the suites that are run on it
 */
record Fault(String name, Behaviour behaviour, Set<String> rules, List<Class<?>> suites) {

    static Stream<Fault> all() {
        return Stream.concat(ofOperations(), ofPromises());
    }

    private static Stream<Fault> ofOperations() {
        return Stream.of(
                of("rounds a decimal", BarFaults::roundsDecimal, "VAL-001").in(StorageTck.Values.class),
                of(
                                "swaps high and low",
                                BarFaults::swapsHighAndLow,
                                "BAR-001",
                                "BAR-002",
                                "BAR-005",
                                "BAR-006",
                                "BAR-008",
                                "BAR-028",
                                "BAR-029")
                        .in(StorageTck.IntradayWriting.class),
                of("shifts a time zone", BarFaults::shiftsZone, "TIM-001").in(StorageTck.Zones.class),
                of("closes a range", BarFaults::closesRange, "BAR-012", "BAR-017", "BAR-019", "BAR-022")
                        .in(StorageTck.DailyReading.class),
                of("loses the last of a batch", BarFaults::losesLastOfBatch, "BAR-008")
                        .in(StorageTck.DailyWriting.class),
                of("keeps the first duplicate", BarFaults::keepsFirstDuplicate, "BAR-005")
                        .in(StorageTck.DailyWriting.class),
                of("saves partially on failure", BarFaults::savesPartially, "BAR-006")
                        .in(StorageTck.DailyWriting.class),
                of("changes arguments", BarFaults::sortsArgument, "BAR-009").in(StorageTck.DailyWriting.class),
                of("moves times of unchanged rows", BarFaults::touchesUnchanged, "BAR-003")
                        .in(StorageTck.DailyWriting.class),
                of("counts unchanged rows as written", BarFaults::countsUnchangedAsWritten, "BAR-003", "BAR-005")
                        .in(StorageTck.DailyWriting.class),
                of("ignores a limit", BarFaults::ignoresLimit, "BAR-013", "BAR-014")
                        .in(StorageTck.DailyReading.class),
                of("excludes equality", BarFaults::excludesEquality, "BAR-015").in(StorageTck.DailyReading.class),
                of("counts neighbours as gaps", BarFaults::countsNeighboursAsGaps, "BAR-021")
                        .in(StorageTck.DailyReading.class),
                of("deletes the limit too", BarFaults::deletesTheLimitToo, "BAR-020", "BAR-023")
                        .in(StorageTck.DailyReading.class),
                of("ends streams early", OtherFaults::endsStreamsEarly, "BAR-010", "BAR-019", "BAR-030")
                        .in(StorageTck.DailyReading.class),
                of("ends streams when closed", OtherFaults::endsStreamsWhenClosed, "STR-003", "STR-004")
                        .in(StorageTck.Streams.class),
                of("commits on rollback", OtherFaults::commitsOnRollback, "TX-002", "TX-008")
                        .in(StorageTck.Transactions.class),
                of("commits on close", OtherFaults::commitsOnClose, "TX-003", "TX-004", "TX-012", "TX-013")
                        .in(StorageTck.Transactions.class, StorageTck.Functions.class),
                of("forgets given times", OtherFaults::forgetsGivenTimes, "TX-014", "TX-015", "TX-016")
                        .in(StorageTck.Restoring.class, StorageTck.Functions.class),
                of("loses concurrent changes", OtherFaults::losesConcurrentChange, "POS-004")
                        .in(StorageTck.Concurrency.class),
                of("swallows close", OtherFaults::swallowsClose, "INF-002", "LIF-002", "LIF-003", "LIF-004")
                        .in(StorageTck.Lifecycle.class),
                of("shows a password", OtherFaults::showsPassword, "CFG-007").in(StorageTck.Configuration.class),
                of("trims text", OtherFaults::trimsText, "TXT-001", "TXT-006").in(StorageTck.Texts.class),
                of("takes empty for absent", OtherFaults::takesEmptyForAbsent, "TXT-006")
                        .in(StorageTck.Texts.class),
                of("normalises text", OtherFaults::normalisesText, "TXT-001").in(StorageTck.Texts.class),
                of("folds case", OtherFaults::foldsCase, "EVT-003", "TXT-007")
                        .in(StorageTck.Texts.class, StorageTck.Events.class),
                of("replaces unknown names", OtherFaults::replacesUnknownNames, "VAL-001", "VAL-007")
                        .in(StorageTck.Values.class),
                of("ignores an event limit", OtherFaults::ignoresEventLimit, "EVT-004")
                        .in(StorageTck.Events.class),
                of("hides why an event is lost", OtherFaults::hidesWhyAnEventIsLost, "EVT-002")
                        .in(StorageTck.Events.class),
                of("swaps order on ties", OtherFaults::swapsOrderOnTies, "SIG-004", "SIG-005", "SIG-006", "SIG-010")
                        .in(StorageTck.Signals.class),
                of("drops rows when paging", OtherFaults::dropsRowsWhenPaging, "SIG-006", "SIG-007", "SIG-010")
                        .in(StorageTck.Signals.class),
                of("pages by row number", OtherFaults::pagesByNumber, "SIG-007", "SIG-010")
                        .in(StorageTck.Signals.class),
                of("orders by utf 16", OtherFaults::ordersByUtf16, "TXT-008").in(StorageTck.Texts.class),
                of("averages in floating point", OtherFaults::averagesInFloatingPoint, "SIG-008")
                        .in(StorageTck.Signals.class),
                of(
                                "forgets the creation of rows",
                                RowFaults::forgetsTheCreation,
                                "ROW-002",
                                "ROW-003",
                                "ROW-004",
                                "ROW-005",
                                "ROW-006",
                                "ROW-007",
                                "ROW-009",
                                "ROW-010",
                                "ROW-011")
                        .in(StorageTck.Rows.class),
                of(
                                "leaves rows that are there",
                                RowFaults::leavesRowsThatAreThere,
                                "ROW-004",
                                "ROW-005",
                                "ROW-006",
                                "ROW-007",
                                "ROW-010",
                                "ROW-011")
                        .in(StorageTck.Rows.class),
                of("keeps the first of equal rows", RowFaults::keepsTheFirstOfEach, "ROW-007")
                        .in(StorageTck.Rows.class),
                of("puts rows partially on failure", RowFaults::putsPartially, "ROW-006")
                        .in(StorageTck.Rows.class),
                of("takes bad rows for none", RowFaults::takesBadRowsForNone, "ROW-009")
                        .in(StorageTck.Rows.class),
                of(
                                "streams rows backwards",
                                RowFaults::streamsBackwards,
                                "CAP-003",
                                "ROW-002",
                                "ROW-003",
                                "ROW-005",
                                "ROW-006",
                                "ROW-007",
                                "ROW-010",
                                "ROW-011")
                        .in(StorageTck.Rows.class),
                of("closes a range of rows", RowFaults::closesTheRange, "ROW-003")
                        .in(StorageTck.Rows.class),
                of("spells in the language of the jvm", OtherFaults::spellsInTheLanguageOfTheJvm, "TIM-003")
                        .in(StorageTck.Zones.class));
    }

    private static Stream<Fault> ofPromises() {
        return Stream.of(
                of("keeps the connection of a call that fails", new PromiseFaults.KeepsConnections(), "CON-004")
                        .in(StorageTck.Connections.class),
                of("forgets interrupts", PromiseFaults::forgetsInterrupts, "CON-005")
                        .in(StorageTck.Connections.class),
                of("takes conflicts for done", PromiseFaults::takesConflictsForDone, "CON-006")
                        .in(StorageTck.Connections.class),
                of("remembers overviews", new PromiseFaults.RemembersOverviews(), "LIF-005")
                        .in(StorageTck.TwoStorages.class, StorageTck.Clocks.class),
                of("stores the time of the begin", new PromiseFaults.StoresTheBegin(), "TIM-004")
                        .in(StorageTck.Clocks.class, StorageTck.Functions.class),
                of("loses its place with the row", PromiseFaults::losesItsPlace, "SIG-010")
                        .in(StorageTck.Signals.class),
                of("takes null for a lost event", PromiseFaults::takesNullForAnEventThatIsLost, "EVT-006")
                        .in(StorageTck.Events.class));
    }

    private static Fault of(String name, Behaviour behaviour, String... rules) {
        return new Fault(name, behaviour, Set.of(rules), List.of());
    }

    private Fault in(Class<?>... where) {
        return new Fault(name, behaviour, rules, List.of(where));
    }

    @Override
    public String toString() {
        return name;
    }
}
