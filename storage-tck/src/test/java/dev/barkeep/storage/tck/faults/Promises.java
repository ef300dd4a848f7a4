package dev.barkeep.storage.tck.faults;

import java.util.Map;
import java.util.Set;

/** The rule that an operation is there to keep. */
final class Promises {

    private static final Map<String, Set<String>> OF_OPERATION = Map.ofEntries(
            Map.entry("bars.save", Set.of("BAR-001")),
            Map.entry("bars.saveAll", Set.of("BAR-008")),
            Map.entry("bars.saveAll of a stream", Set.of("BAR-029")),
            Map.entry("bars.find", Set.of("BAR-001")),
            Map.entry("bars.timestamps", Set.of("BAR-004")),
            Map.entry("bars.findRange", Set.of("BAR-012")),
            Map.entry("bars.findRange of several", Set.of("BAR-017")),
            Map.entry("bars.findLatest", Set.of("BAR-013")),
            Map.entry("bars.findLatestAt", Set.of("BAR-015")),
            Map.entry("bars.findLatestOfEach", Set.of("BAR-018")),
            Map.entry("bars.stream", Set.of("BAR-019")),
            Map.entry("bars.streamAll", Set.of("BAR-030")),
            Map.entry("bars.overview", Set.of("BAR-020")),
            Map.entry("bars.overview of one", Set.of("BAR-016")),
            Map.entry("bars.findGaps", Set.of("BAR-021")),
            Map.entry("bars.deleteRange", Set.of("BAR-022")),
            Map.entry("bars.deleteBefore", Set.of("BAR-023")),
            Map.entry("metadata.save", Set.of("MET-001")),
            Map.entry("metadata.saveAll", Set.of("MET-003")),
            Map.entry("metadata.find", Set.of("MET-001")),
            Map.entry("metadata.findAll", Set.of("MET-004")),
            Map.entry("metadata.timestamps", Set.of("MET-002")),
            Map.entry("metadata.listByMarketCap", Set.of("MET-005")),
            Map.entry("metadata.portfolioSummary", Set.of("MET-006")),
            Map.entry("signalHistory.add", Set.of("SIG-001")),
            Map.entry("signalHistory.addAll", Set.of("SIG-003")),
            Map.entry("signalHistory.find", Set.of("SIG-001")),
            Map.entry("signalHistory.search", Set.of("SIG-004")),
            Map.entry("signalHistory.statistics", Set.of("SIG-008")),
            Map.entry("signalHistory.deleteCreatedBefore", Set.of("SIG-009")),
            Map.entry("portfolioPerformance.add", Set.of("PER-001")),
            Map.entry("portfolioPerformance.addAll", Set.of("PER-002")),
            Map.entry("portfolioPerformance.findRange", Set.of("PER-003")),
            Map.entry("portfolioPerformance.findLatest", Set.of("PER-004")),
            Map.entry("portfolioPerformance.summary", Set.of("PER-005")),
            Map.entry("portfolioPositions.save", Set.of("POS-001")),
            Map.entry("portfolioPositions.saveAll", Set.of("POS-003")),
            Map.entry("portfolioPositions.adjust", Set.of("POS-005")),
            Map.entry("portfolioPositions.remove", Set.of("POS-008")),
            Map.entry("portfolioPositions.find", Set.of("POS-001")),
            Map.entry("portfolioPositions.timestamps", Set.of("POS-002")),
            Map.entry("portfolioPositions.list", Set.of("POS-009")),
            Map.entry("portfolioPositions.valuation", Set.of("POS-010")),
            Map.entry("systemEvents.append", Set.of("EVT-001")),
            Map.entry("systemEvents.findLatest", Set.of("EVT-003")),
            Map.entry("systemEvents.deleteCreatedBefore", Set.of("EVT-005")),
            Map.entry("rows.stream", Set.of("ROW-001")),
            Map.entry("rows.putAll", Set.of("ROW-004")));

    private static final Map<String, String> OF_ORDER = Map.of(
            "bars.findRange", "BAR-010",
            "bars.findRange of several", "BAR-010",
            "bars.findLatest", "BAR-010",
            "bars.stream", "BAR-010",
            "signalHistory.search", "SIG-005",
            "rows.stream", "ROW-002");

    private Promises() {}

    /** The rule of the order of its answer. */
    static String ofOrder(Operation operation) {
        String rule = OF_ORDER.get(name(operation));
        return rule == null ? of(operation).iterator().next() : rule;
    }

    static Set<String> of(Operation operation) {
        Set<String> rules = OF_OPERATION.get(name(operation));
        if (rules == null) {
            throw new IllegalStateException("no rule of " + operation + " is known; add it to Promises");
        }
        return rules;
    }

    private static String name(Operation operation) {
        return operation
                .name()
                .replaceFirst("^(daily|intraday)Data\\.", "bars.")
                .replaceFirst("^rows\\(.*\\)\\.", "rows.");
    }
}
