package dev.barkeep.storage.cli.look.quality;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.repository.StoredTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found in one series: everything is counted, and the first few of each kind are kept. */
public final class SeriesFindings {

    private final StoredTable<?> table;
    private final String ticker;
    private final @Nullable BarInterval interval;
    private final Rules rules;
    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Finding>> kept = new EnumMap<>(Kind.class);
    private final Set<Kind> cut = EnumSet.noneOf(Kind.class);
    private long bars;

    SeriesFindings(StoredTable<?> table, String ticker, @Nullable BarInterval interval, Rules rules) {
        this.table = table;
        this.ticker = ticker;
        this.interval = interval;
        this.rules = rules;
    }

    void bar() {
        bars++;
    }

    /** Adds a finding, if its kind is looked for; it may stand for several. */
    void add(long count, Finding finding) {
        if (!rules.kinds().contains(finding.kind())) {
            return;
        }
        counts.merge(finding.kind(), count, Long::sum);
        List<Finding> list = kept.computeIfAbsent(finding.kind(), kind -> new ArrayList<>());
        if (list.size() < rules.listed()) {
            list.add(finding);
        } else {
            cut.add(finding.kind());
        }
    }

    /** Forgets what turned out to be no finding. */
    void forget(Kind kind) {
        counts.remove(kind);
        kept.remove(kind);
        cut.remove(kind);
    }

    /** Takes over what turned out to be findings. */
    void addAll(SeriesFindings others) {
        others.counts.forEach((kind, count) -> counts.merge(kind, count, Long::sum));
        others.kept.forEach((kind, list) -> {
            List<Finding> all = kept.computeIfAbsent(kind, key -> new ArrayList<>());
            all.addAll(list);
            all.sort(Comparator.comparing(Finding::when));
            while (all.size() > rules.listed()) {
                all.remove(all.size() - 1);
                cut.add(kind);
            }
        });
        cut.addAll(others.cut);
    }

    /** An empty one of the same series. */
    SeriesFindings empty() {
        return new SeriesFindings(table, ticker, interval, rules);
    }

    /**
     * Gives the table.
     *
     * @return that of the bars
     */
    public StoredTable<?> table() {
        return table;
    }

    /**
     * Gives the ticker.
     *
     * @return that of the series
     */
    public String ticker() {
        return ticker;
    }

    /**
     * Gives the length of the bars.
     *
     * @return the length; {@code null} for daily bars
     */
    public @Nullable BarInterval interval() {
        return interval;
    }

    /**
     * Counts the bars.
     *
     * @return how many were looked at
     */
    public long bars() {
        return bars;
    }

    /**
     * Counts findings.
     *
     * @param kind of what kind
     * @return how many there are: of gaps in daily bars the missing days, of those in intraday bars the gaps
     */
    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /**
     * Counts all findings.
     *
     * @return the sum of all kinds
     */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Says whether there are more than were kept.
     *
     * @return whether there are
     */
    public boolean isCut() {
        return !cut.isEmpty();
    }

    /**
     * Gives those that were kept.
     *
     * @return by kind, then as they came
     */
    public List<Finding> findings() {
        return kept.values().stream().flatMap(List::stream).toList();
    }
}
