package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.Stored;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Looks for rows of the target that are not the source's, before anything is written. */
final class OtherRowCheck<T> implements MergeWalk.Visitor<T> {

    private final TableFormat<T> format;
    private final CopyRules rules;
    private final Progress progress;
    private long others;
    private @Nullable String firstOther;
    private long twins;
    private @Nullable String firstTwin;

    private OtherRowCheck(TableFormat<T> format, CopyRules rules, Progress progress) {
        this.format = format;
        this.rules = rules;
        this.progress = progress;
    }

    /** Refuses the target if a table of it holds such rows. */
    static <T> void of(TableFormat<T> format, RowSource source, RowSource target, CopyRules rules, Progress progress) {
        OtherRowCheck<T> check = new OtherRowCheck<>(format, rules, progress);
        MergeWalk.over(format, source, target, rules.window(format), check);
        if (check.firstOther != null) {
            throw CommandException.refused(text(
                    "%s of %s holds %,d rows that the source does not have, the first is %s; nothing was written: name"
                            + " another target, or keep them with --merge",
                    format, target, check.others, check.firstOther));
        }
        if (check.firstTwin != null) {
            throw CommandException.refused(text(
                    "%s of %s holds %,d rows of the same key that are no older versions of the source's but others, or newer;"
                            + " the first is %s; nothing was written: name another target, or replace them with "
                            + (format.table().isNumbered() ? "--replace-numbered" : "--merge"),
                    format,
                    target,
                    check.twins,
                    check.firstTwin));
        }
    }

    private static String text(String pattern, TableFormat<?> format, RowSource target, long rows, String first) {
        return String.format(Locale.ROOT, pattern, format.table(), target.name(), rows, first);
    }

    /**
     * Whether a row of the target is not an older version of the source's row of the same key: it was created at another time, or
     * changed no earlier than the source's, and differs. Numbered rows have no versions, as nothing changes them.
     */
    static boolean isAnother(TableFormat<?> format, Stored<?> source, Stored<?> target) {
        if (source.equals(target)) {
            return false;
        }
        return format.table().isNumbered()
                || !source.createdAt().equals(target.createdAt())
                || !target.updatedAt().isBefore(source.updatedAt());
    }

    @Override
    public void onlyInSource(Stored<T> row) {
        progress.step(1);
    }

    @Override
    public void onlyInTarget(Stored<T> row) {
        if (rules.refusesOtherRows()) {
            others++;
            if (firstOther == null) {
                firstOther = RowKey.of(format, row);
            }
        }
    }

    @Override
    public void inBoth(Stored<T> source, Stored<T> target) {
        progress.step(1);
        if (rules.refusesOtherRowOfSameKey(format) && isAnother(format, source, target)) {
            twins++;
            if (firstTwin == null) {
                firstTwin = RowKey.of(format, target);
            }
        }
    }
}
