package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.copy.TableComparison.OnlyInTarget;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.table.TableFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Copies tables into a database: looks whether it may, does it, and compares both sides afterwards. */
public final class CopyRun {

    /** More are found by {@code storage compare}. */
    private static final int DIFFERENCES_TOLD = 10;

    private final Shell shell;
    private final RowSource source;
    private final Storage storage;
    private final RowSource target;
    private final CopyRules rules;

    /** Whether to read both sides again after a copy. */
    public enum Afterwards {
        /** Read and compare all that was copied. */
        COMPARE,
        /** Be content with what the target said. */
        NOTHING
    }

    /**
     * Prepares a copy.
     *
     * @param shell where it is told of
     * @param source what to copy
     * @param target where to
     * @param rules what, and what may be there already
     */
    public CopyRun(Shell shell, RowSource source, Storage target, CopyRules rules) {
        this.shell = shell;
        this.source = source;
        this.storage = target;
        this.target = new StorageRows(target);
        this.rules = rules;
    }

    /**
     * Copies.
     *
     * @param output how to print what was copied
     * @param afterwards whether to compare
     * @return {@link ExitCode#DONE}, or {@link ExitCode#NO} if both sides differ afterwards
     * @throws dev.barkeep.storage.cli.shell.CommandException if the target holds other rows
     */
    public int run(OutputOptions output, Afterwards afterwards) {
        Map<String, Long> rows = source.counts();
        check(rows);
        List<TableCopy.Outcome> outcomes = new ArrayList<>();
        try (Progress progress = progress("copying", rows, rules.tables())) {
            for (TableFormat<?> format : rules.tables()) {
                outcomes.add(TableCopy.of(format, source, storage, rules, progress));
            }
        }
        Map<String, TableComparison> comparisons =
                afterwards == Afterwards.NOTHING ? Map.of() : compare(source.counts());
        print(output, outcomes, comparisons);
        List<SeriesComparison> differences = comparisons.values().stream()
                .flatMap(TableComparison::differences)
                .toList();
        tell(differences);
        return differences.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private void check(Map<String, Long> rows) {
        Map<String, Long> there = target.counts();
        List<TableFormat<?>> suspects = rules.tables().stream()
                .filter(format -> rules.canRefuse(format)
                        && there.getOrDefault(format.table().name(), 0L) > 0)
                .toList();
        if (suspects.isEmpty()) {
            return;
        }
        try (Progress progress = progress("looking for other rows", rows, suspects)) {
            for (TableFormat<?> format : suspects) {
                OtherRowCheck.of(format, source, target, rules, progress);
            }
        }
    }

    private Map<String, TableComparison> compare(Map<String, Long> rows) {
        // What is left of the target's own rows was allowed, or the copy would have been refused.
        OnlyInTarget others = rules.refusesOtherRows() ? OnlyInTarget.COUNT : OnlyInTarget.LEAVE_OUT;
        Map<String, TableComparison> comparisons = new HashMap<>();
        try (Progress progress = progress("comparing", rows, rules.tables())) {
            for (TableFormat<?> format : rules.tables()) {
                comparisons.put(
                        format.table().name(),
                        TableComparison.of(format, source, target, rules.window(format), others, progress));
            }
        }
        return comparisons;
    }

    private Progress progress(String task, Map<String, Long> rows, List<TableFormat<?>> formats) {
        long total = rules.isIncremental()
                ? Progress.UNKNOWN
                : formats.stream()
                        .mapToLong(format -> rows.getOrDefault(format.table().name(), 0L))
                        .sum();
        return Progress.start(shell, task, "rows", total);
    }

    private void print(
            OutputOptions output, List<TableCopy.Outcome> outcomes, Map<String, TableComparison> comparisons) {
        List<Field> fields = List.of(
                Field.text("table"),
                Field.number("read"),
                Field.number("put"),
                Field.number("there_already"),
                Field.number("only_in_target"),
                Field.number("rows_per_second"),
                Field.text("compared"));
        long read = 0;
        long nanos = 0;
        try (RowPrinter printer = output.printer(shell.out(), fields)) {
            for (TableCopy.Outcome each : outcomes) {
                read += each.read();
                nanos += each.nanos();
                TableComparison comparison =
                        comparisons.get(each.format().table().name());
                printer.row(Arrays.asList(
                        each.format().table().name(),
                        each.read(),
                        each.put(),
                        each.read() - each.put(),
                        each.other(),
                        rate(each.read(), each.nanos()),
                        comparison == null ? "no" : compared(comparison)));
            }
        }
        shell.tell(String.format(
                Locale.ROOT,
                "%,d rows in %,.1f s, %,d rows/s, to %s",
                read,
                nanos / (double) TimeUnit.SECONDS.toNanos(1),
                rate(read, nanos),
                target.name()));
    }

    private String compared(TableComparison comparison) {
        if (!comparison.whole().isEqual()) {
            return "different";
        }
        return rules.isIncremental() ? "equal since " + rules.updated().from() : "equal";
    }

    private static long rate(long rows, long nanos) {
        return Math.round(rows * (double) TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanos));
    }

    private void tell(List<SeriesComparison> differences) {
        if (differences.isEmpty()) {
            return;
        }
        for (SeriesComparison each : differences.subList(0, Math.min(DIFFERENCES_TOLD, differences.size()))) {
            shell.tell(String.format(
                    Locale.ROOT,
                    "differs: %s, %,d rows in the source, %,d in the target",
                    each.name(),
                    each.sourceRows(),
                    each.targetRows()));
        }
        shell.tell(String.format(
                Locale.ROOT,
                "storage: %,d series differ; if somebody wrote to a side meanwhile, copy again, and see 'storage compare'",
                differences.size()));
    }
}
