package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.repository.Range;
import java.time.Instant;
import java.util.List;

/**
 * What is copied, and what may be there already.
 *
 * @param tables which tables
 * @param updated which rows of the source, by updated_at; from a moment on for a copy of what came since
 * @param otherRows what to do about rows of the target that are not the source's
 * @param otherNumbers what to do about numbered rows of the target that are not the source's and have the id of one that is
 */
public record CopyRules(
        List<TableFormat<?>> tables, Range<Instant> updated, OtherRows otherRows, OtherNumbers otherNumbers) {

    /** What to do about rows of the target that are not the source's. */
    public enum OtherRows {
        /** Refuse the target. */
        REFUSE,
        /** Leave those of other keys, and replace those of the same natural key. */
        MERGE
    }

    /** What to do about a numbered row of the target that has the id of one of the source and is another. */
    public enum OtherNumbers {
        /** Refuse the target. */
        REFUSE,
        /** Replace it. */
        REPLACE
    }

    /** Makes it of a copy of the list. */
    public CopyRules {
        tables = List.copyOf(tables);
    }

    /** Whether only what came since a moment is copied, onto a target that has the rest. */
    boolean isIncremental() {
        return updated.from() != null;
    }

    /** Whether rows that the source does not have are a reason to refuse the target. */
    boolean refusesOtherRows() {
        return otherRows == OtherRows.REFUSE && !isIncremental();
    }

    /** Whether a row of the same key that is no older version of the source's is a reason to refuse the target. */
    boolean refusesOtherRowOfSameKey(TableFormat<?> format) {
        return format.table().isNumbered() ? otherNumbers == OtherNumbers.REFUSE : otherRows == OtherRows.REFUSE;
    }

    /** Whether rows of a table can be a reason to refuse the target at all. */
    boolean canRefuse(TableFormat<?> format) {
        return refusesOtherRows() || refusesOtherRowOfSameKey(format);
    }

    /**
     * Says what to read. Of a numbered table all of the target, so that no other row of an id is overwritten unseen: it may
     * be an old one.
     */
    MergeWalk.Window window(TableFormat<?> format) {
        return new MergeWalk.Window(updated, format.table().isNumbered() ? Range.all() : updated);
    }
}
