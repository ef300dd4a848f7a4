package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads two sides of a table at once, in the order of their keys, so that rows of one key meet. One pass, constant memory. */
final class MergeWalk {

    private MergeWalk() {}

    /**
     * What is done with rows.
     *
     * @param <T> the table's record
     */
    interface Visitor<T> {

        /** A row whose key the target does not have. */
        void onlyInSource(Stored<T> row);

        /** A row whose key the source does not have. */
        void onlyInTarget(Stored<T> row);

        /** Two rows of one key. */
        void inBoth(Stored<T> source, Stored<T> target);
    }

    /**
     * Which rows of each side are read.
     *
     * @param source those of the source, by updated_at
     * @param target those of the target, by updated_at
     */
    record Window(Range<Instant> source, Range<Instant> target) {}

    /** Walks over a table. A side whose rows have ended is no longer open. */
    static <T> void over(TableFormat<T> format, RowSource source, RowSource target, Window window, Visitor<T> visitor) {
        try (Stream<Stored<T>> sourceRows = source.rows(format.table(), window.source());
                Stream<Stored<T>> targetRows = target.rows(format.table(), window.target())) {
            Side<T> from = new Side<>(format, source, sourceRows.iterator());
            Side<T> to = new Side<>(format, target, targetRows.iterator());
            Stored<T> left = from.next();
            Stored<T> right = to.next();
            while (left != null && right != null) {
                int order = format.table().keyOrder().compare(left, right);
                if (order == 0) {
                    visitor.inBoth(left, right);
                    left = from.next();
                    right = to.next();
                } else if (order < 0) {
                    visitor.onlyInSource(left);
                    left = from.next();
                } else {
                    visitor.onlyInTarget(right);
                    right = to.next();
                }
            }
            for (; left != null; left = from.next()) {
                visitor.onlyInSource(left);
            }
            for (; right != null; right = to.next()) {
                visitor.onlyInTarget(right);
            }
        }
    }

    private static final class Side<T> {

        private final TableFormat<T> format;
        private final RowSource rows;
        private final Iterator<Stored<T>> iterator;
        private @Nullable Stored<T> last;

        Side(TableFormat<T> format, RowSource rows, Iterator<Stored<T>> iterator) {
            this.format = format;
            this.rows = rows;
            this.iterator = iterator;
        }

        @Nullable
        Stored<T> next() {
            if (!iterator.hasNext()) {
                return null;
            }
            Stored<T> row = iterator.next();
            // Rows out of order would pass each other unseen, and be taken for missing or for another's.
            if (last != null && format.table().keyOrder().compare(last, row) >= 0) {
                throw CommandException.refused(format.table() + " of " + rows.name() + " gives its rows out of order, "
                        + RowKey.of(format, row) + " after " + RowKey.of(format, last)
                        + "; 'storage schema verify' tells whether its columns are as they should be");
            }
            last = row;
            return row;
        }
    }
}
