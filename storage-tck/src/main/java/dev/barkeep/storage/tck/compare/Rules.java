package dev.barkeep.storage.tck.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which rules a difference breaks. */
final class Rules {

    /** By operation: the rules of its answer, the likeliest first; behind a bar the rule of its order. */
    private static final Map<String, String> OF_OPERATION = Map.ofEntries(
            Map.entry("bars.save", "BAR-001 BAR-002 BAR-003 BAR-004"),
            Map.entry("bars.saveAll", "BAR-006 BAR-008 BAR-005 BAR-003 BAR-029"),
            Map.entry("bars.find", "BAR-001 BAR-025 BAR-031"),
            Map.entry("bars.timestamps", "BAR-004 BAR-003"),
            Map.entry("bars.findRange", "BAR-012 BAR-017 BAR-027 | BAR-010"),
            Map.entry("bars.findLatest", "BAR-013 BAR-014 | BAR-010"),
            Map.entry("bars.findLatestAt", "BAR-015"),
            Map.entry("bars.findLatestOfEach", "BAR-018 | BAR-018"),
            Map.entry("bars.stream", "BAR-019 | BAR-010"),
            Map.entry("bars.streamAll", "BAR-030 | BAR-030"),
            Map.entry("bars.overview", "BAR-020 BAR-016 | BAR-020"),
            Map.entry("bars.findGaps", "BAR-021 | BAR-021"),
            Map.entry("bars.deleteRange", "BAR-022"),
            Map.entry("bars.deleteBefore", "BAR-023"),
            Map.entry("metadata.save", "MET-001 MET-002"),
            Map.entry("metadata.saveAll", "MET-003 MET-002"),
            Map.entry("metadata.find", "MET-001"),
            Map.entry("metadata.findAll", "MET-004 | MET-004"),
            Map.entry("metadata.timestamps", "MET-002"),
            Map.entry("metadata.listByMarketCap", "MET-005 | MET-005"),
            Map.entry("metadata.portfolioSummary", "MET-006 | MET-006"),
            Map.entry("signalHistory.add", "SIG-001 SIG-002"),
            Map.entry("signalHistory.addAll", "SIG-003 SIG-002"),
            Map.entry("signalHistory.find", "SIG-001"),
            Map.entry("signalHistory.search", "SIG-004 SIG-006 | SIG-005 SIG-006"),
            Map.entry("signalHistory.statistics", "SIG-008 | SIG-008"),
            Map.entry("signalHistory.deleteCreatedBefore", "SIG-009"),
            Map.entry("portfolioPerformance.add", "PER-001"),
            Map.entry("portfolioPerformance.addAll", "PER-002"),
            Map.entry("portfolioPerformance.findRange", "PER-003 | PER-003"),
            Map.entry("portfolioPerformance.findLatest", "PER-004"),
            Map.entry("portfolioPerformance.summary", "PER-005"),
            Map.entry("portfolioPositions.save", "POS-001 POS-002"),
            Map.entry("portfolioPositions.saveAll", "POS-003 POS-002"),
            Map.entry("portfolioPositions.adjust", "POS-005 POS-006 POS-007"),
            Map.entry("portfolioPositions.remove", "POS-008"),
            Map.entry("portfolioPositions.find", "POS-001"),
            Map.entry("portfolioPositions.timestamps", "POS-002"),
            Map.entry("portfolioPositions.list", "POS-009 | POS-009"),
            Map.entry("portfolioPositions.valuation", "POS-010 POS-011 | POS-010"),
            Map.entry("systemEvents.append", "EVT-001"),
            Map.entry("systemEvents.findLatest", "EVT-003 EVT-004 | EVT-003"),
            Map.entry("systemEvents.deleteCreatedBefore", "EVT-005"),
            Map.entry("rows.stream", "ROW-001 ROW-003 | ROW-002"),
            Map.entry("rows.putAll", "ROW-004 ROW-005 ROW-006 ROW-007 ROW-009"),
            Map.entry("prune", "RET-001"));

    private static final Pattern SEPARATOR = Pattern.compile("[ |]+");

    private Rules() {}

    /** The rules of an operation, whatever is wrong with its answer. */
    static List<String> of(Operation operation) {
        return split(entry(operation));
    }

    /** The rules that a difference breaks, the likeliest first. */
    static List<String> broken(Operation operation, Aspect aspect, Door door) {
        List<String> rules = new ArrayList<>();
        String entry = entry(operation);
        int bar = entry.indexOf('|');
        List<String> ofAnswer = split(bar < 0 ? entry : entry.substring(0, bar));
        switch (aspect) {
            case ORDER -> rules.addAll(bar < 0 ? ofAnswer : split(entry.substring(bar)));
            case CONDUCT -> rules.add("BAR-009");
            case TIMES -> {
                rules.addAll(ofTimes(door));
                rules.addAll(ofAnswer);
            }
            default -> rules.addAll(ofAnswer);
        }
        if (aspect == Aspect.STATE && door.place() == Door.Place.TRANSACTION) {
            rules.add("TX-006");
        }
        return rules.stream().distinct().toList();
    }

    /** The rules that may be broken if rows are not stored as they should be, or are but are streamed otherwise. */
    static List<String> ofRows(List<String> ofWrite, Aspect aspect, Door door) {
        List<String> rules = new ArrayList<>();
        if (aspect == Aspect.ORDER) {
            rules.add("ROW-002");
        } else if (aspect == Aspect.TIMES) {
            rules.addAll(ofTimes(door));
        }
        rules.addAll(ofWrite);
        rules.add("ROW-001");
        return rules.stream().distinct().toList();
    }

    private static List<String> ofTimes(Door door) {
        return door.timestamps() == null ? List.of() : List.of("TX-014", "TX-015");
    }

    private static List<String> split(String rules) {
        return SEPARATOR.splitAsStream(rules).filter(rule -> !rule.isEmpty()).toList();
    }

    private static String entry(Operation operation) {
        String rules = OF_OPERATION.get(operation.name().replaceFirst("^(daily|intraday)Data\\.", "bars."));
        if (rules == null) {
            throw new IllegalStateException("no rule of " + operation.name() + " is known; add it to Rules");
        }
        return rules;
    }
}
