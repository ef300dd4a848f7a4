package dev.barkeep.storage.cli.look;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.table.TableColumn;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/**
 * What the commands of {@code show} do alike.
 *
 * @param <R> what they read
 */
abstract class ShowTable<R> implements Callable<Integer> {

    private final Shell shell;
    private final List<Field> fields;
    private final Function<R, List<@Nullable Object>> values;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final LimitOptions limit = new LimitOptions();

    private ShowTable(Shell shell, List<Field> fields, Function<R, List<@Nullable Object>> values) {
        this.shell = shell;
        this.fields = fields;
        this.values = values;
    }

    /** Of a table with a natural key: what the caller stored. */
    abstract static class Keyed<T> extends ShowTable<T> {

        Keyed(Shell shell, TableFormat<T> format) {
            super(shell, format.columns().stream().map(TableColumn::field).toList(), row -> valuesOf(format, row));
        }
    }

    private static <T> List<@Nullable Object> valuesOf(TableFormat<T> format, T row) {
        List<@Nullable Object> values = new ArrayList<>();
        format.columns().forEach(column -> values.add(column.value().apply(row)));
        return values;
    }

    /** Of a table that the storage numbers, with ids and times of creation; these rows never change. */
    abstract static class Numbered<T> extends ShowTable<Stored<T>> {

        Numbered(Shell shell, TableFormat<T> format) {
            super(shell, withoutLast(format.storedFields()), row -> withoutLast(format.storedValues(row)));
        }

        private static <E extends @Nullable Object> List<E> withoutLast(List<E> list) {
            return list.subList(0, list.size() - 1);
        }
    }

    @Override
    public final Integer call() {
        int most = limit.most();
        BiConsumer<Storage, Rows> query = query();
        try (Storage storage = database.openExisting(shell);
                RowPrinter printer = output.printer(shell.out(), fields)) {
            Rows rows = new Rows(printer, most);
            query.accept(storage, rows);
            if (rows.cut) {
                shell.tell("There are more rows; --limit N shows more, --all shows all");
            }
        }
        return ExitCode.DONE;
    }

    /** Whether somebody said how many rows. */
    final boolean isLimitGiven() {
        return limit.isGiven();
    }

    /** Reads the options, which may be wrong, and gives what then reads the rows. */
    abstract BiConsumer<Storage, Rows> query();

    /** What comes out. */
    final class Rows implements Predicate<R> {

        private final RowPrinter printer;
        private final int most;
        private int shown;
        private boolean cut;

        private Rows(RowPrinter printer, int most) {
            this.printer = printer;
            this.most = most;
        }

        /** How many to ask for: one more than come out, to know whether there are more. */
        int wanted() {
            return most == Integer.MAX_VALUE ? most : most + 1;
        }

        /** Begins to count again, for another series. */
        void restart() {
            shown = 0;
        }

        /** Prints a row, unless it is one too many; says whether another one would be printed. */
        @Override
        public boolean test(R row) {
            if (shown == most) {
                cut = true;
                return false;
            }
            printer.row(values.apply(row));
            shown++;
            return true;
        }

        /** Prints rows as {@link #test} does. */
        boolean all(Iterable<R> rows) {
            for (R row : rows) {
                if (!test(row)) {
                    return false;
                }
            }
            return true;
        }
    }
}
