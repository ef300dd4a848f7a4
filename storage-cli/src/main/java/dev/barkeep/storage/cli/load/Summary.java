package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.cli.output.Field;
import dev.barkeep.storage.cli.output.OutputFormat;
import dev.barkeep.storage.cli.output.OutputOptions;
import dev.barkeep.storage.cli.output.RowPrinter;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.table.TableFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What a load did, as it is printed at its end. */
final class Summary {

    private Summary() {}

    static void print(Shell shell, OutputOptions output, TableFormat<?> format, Tally tally, long nanos) {
        double seconds = nanos / (double) TimeUnit.SECONDS.toNanos(1);
        long rate = Math.round((tally.written() + tally.unchangedRows() + tally.refusedRows()) / seconds);
        String name = format.table().name();
        if (output.format() == OutputFormat.TABLE) {
            shell.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%s: %,d written, %,d unchanged, %,d refused, %,d doubtful, %,d rounded; %,d rows/s",
                            name,
                            tally.written(),
                            tally.unchangedRows(),
                            tally.refusedRows(),
                            tally.doubtfulRows(),
                            tally.roundedRows(),
                            rate));
            return;
        }
        List<Field> fields = List.of(
                Field.text("table"),
                Field.number("written"),
                Field.number("unchanged"),
                Field.number("refused"),
                Field.number("doubtful"),
                Field.number("rounded"),
                Field.number("rows_per_second"));
        try (RowPrinter printer = output.printer(shell.out(), fields)) {
            printer.row(List.of(
                    name,
                    tally.written(),
                    tally.unchangedRows(),
                    tally.refusedRows(),
                    tally.doubtfulRows(),
                    tally.roundedRows(),
                    rate));
        }
    }
}
