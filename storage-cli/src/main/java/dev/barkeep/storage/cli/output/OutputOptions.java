package dev.barkeep.storage.cli.output;

import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Option;

/** In which form rows come out. */
public final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), csv or json.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OutputFormat format;

    /**
     * Gives the form.
     *
     * @return the form
     */
    public OutputFormat format() {
        return format;
    }

    /**
     * Begins to print rows.
     *
     * @param out where to; is not closed
     * @param fields their columns
     * @return to be closed
     */
    public RowPrinter printer(PrintStream out, List<Field> fields) {
        return switch (format) {
            case TABLE -> new TablePrinter(out, fields);
            case CSV -> new CsvPrinter(out, fields);
            case JSON -> new JsonPrinter(out, fields);
        };
    }
}
