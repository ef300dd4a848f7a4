package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.cli.load.Layout.Header;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredTable;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The load of files into a table.
 *
 * @param <T> the table's record
 */
final class Load<T> {

    private final Shell shell;
    private final TableFormat<T> format;
    private final Saver<T> saver;
    private final LoadRules rules;
    private final Refusals refusals;
    private final Tally tally;

    Load(Shell shell, TableFormat<T> format, Saver<T> saver, LoadRules rules, Refusals refusals, Tally tally) {
        this.shell = shell;
        this.format = format;
        this.saver = saver;
        this.rules = rules;
        this.refusals = refusals;
        this.tally = tally;
    }

    /** Refuses a file of which the beginning shows already that it cannot be loaded. Standard input is looked at later. */
    void check(Source source) {
        if (source.size() == Progress.UNKNOWN) {
            return;
        }
        try (CsvFile file = CsvFile.open(source, InputStream.nullInputStream(), read -> {})) {
            Layout layout = begin(source, file);
            ticker(source, layout);
        }
    }

    /** Loads a file. */
    void run(Source source, Repositories to, RowsThere<T> there, Progress progress) {
        try (CsvFile file = CsvFile.open(source, shell.in(), progress::step)) {
            Layout layout = begin(source, file);
            @Nullable String ticker = ticker(source, layout);
            tellOf(source, layout, ticker);
            RowReader<T> reader = new RowReader<>(format, layout, rules, ticker);
            tally.saved(save(source, file, layout, reader, to, there));
        }
    }

    private SaveResult save(
            Source source, CsvFile file, Layout layout, RowReader<T> reader, Repositories to, RowsThere<T> there) {
        if (layout.isStored(format) && !rules.has(Choice.NEW_TIMES)) {
            Function<RawRow, Optional<Stored<T>>> read = raw -> missing(source, raw, reader.readStored(raw), there);
            try (Stream<Stored<T>> rows = new Rows<>(file, source, reader, read, refusals, tally).stream()) {
                return new SaveResult(to.rows(format.table()).putAll(rows), 0);
            }
        }
        Function<RawRow, Optional<T>> read = raw -> Optional.of(reader.read(raw));
        try (Stream<T> rows = new Rows<>(file, source, reader, read, refusals, tally).stream()) {
            return saver.save(to, rows);
        }
    }

    private Optional<Stored<T>> missing(Source source, RawRow raw, Stored<T> row, RowsThere<T> there) {
        if (format.table().isNumbered() && there.contain(source, raw.line(), row)) {
            tally.unchanged();
            return Optional.empty();
        }
        return Optional.of(row);
    }

    private Layout begin(Source source, CsvFile file) {
        RawRow first = file.next()
                .orElseThrow(() -> CommandException.refused(source.name() + " is empty; a file has at least a header"));
        Layout layout = Layout.of(source, first, format, rules.columns());
        if (layout.header() == Header.ABSENT) {
            file.unread(first);
        }
        if (format.table() == StoredTable.INTRADAY_DATA && !layout.has("bar_interval") && rules.interval() == null) {
            throw CommandException.usage(
                    source.name() + ": no column says how long a bar is; --interval does, like 1m, 5m or 1h");
        }
        return layout;
    }

    private @Nullable String ticker(Source source, Layout layout) {
        if (format.ticker() == null || layout.has("ticker")) {
            return null;
        }
        if (rules.ticker() != null) {
            return rules.ticker();
        }
        if (source.path() == null) {
            throw CommandException.usage("standard input has no column of tickers; --ticker says whose rows they are");
        }
        String name = String.valueOf(source.path().getFileName());
        try {
            return FieldRules.ticker("ticker", name.split("[-_. ]", 2)[0]);
        } catch (InvalidDataException e) {
            throw CommandException.usage(
                    source.name() + ": neither a column nor the file's name says whose rows they are; --ticker does",
                    e);
        }
    }

    private void tellOf(Source source, Layout layout, @Nullable String ticker) {
        if (ticker != null && rules.ticker() == null) {
            shell.tell(source.name() + ": ticker " + ticker + ", by the file's name");
        }
        if (layout.has("ticker") && rules.ticker() != null) {
            shell.tell(source.name() + ": its column of tickers is taken, not --ticker");
        }
        if (layout.has(TableFormat.CREATED_AT) && !layout.isStored(format)) {
            shell.tell(source.name() + ": its rows are stored as new ones, as id, created_at or updated_at is missing");
        }
        List<String> unused = layout.unused();
        if (!unused.isEmpty()) {
            shell.tell(source.name() + ": not stored: " + String.join(", ", unused));
        }
    }
}
