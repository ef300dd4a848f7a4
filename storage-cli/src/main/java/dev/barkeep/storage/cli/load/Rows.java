package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.cli.load.MomentReader.NoZoneException;
import dev.barkeep.storage.cli.load.RowReader.WrongWidthException;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.Stored;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rows of a file that are to be stored and not refused, read as they are asked for.
 *
 * @param <R> a record, or a stored one
 */
final class Rows<R> implements Iterator<R> {

    private final CsvFile file;
    private final Source source;
    private final RowReader<?> reader;
    private final Function<RawRow, Optional<R>> read;
    private final Refusals refusals;
    private final Tally tally;
    private Optional<R> next = Optional.empty();

    Rows(
            CsvFile file,
            Source source,
            RowReader<?> reader,
            Function<RawRow, Optional<R>> read,
            Refusals refusals,
            Tally tally) {
        this.file = file;
        this.source = source;
        this.reader = reader;
        this.read = read;
        this.refusals = refusals;
        this.tally = tally;
    }

    Stream<R> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty()) {
            Optional<RawRow> row = file.next();
            if (row.isEmpty()) {
                return false;
            }
            next = accept(row.get());
        }
        return true;
    }

    private Optional<R> accept(RawRow row) {
        try {
            Optional<R> value = read.apply(row);
            value.ifPresent(each -> count(each instanceof Stored<?> stored ? stored.value() : each));
            return value;
        } catch (NoZoneException e) {
            throw CommandException.usage(source.name() + ":" + row.line() + ": " + e.getMessage(), e);
        } catch (InvalidDataException | WrongWidthException e) {
            tally.refused();
            refusals.refuse(source, row, e);
            return Optional.empty();
        }
    }

    private void count(Object value) {
        if (value instanceof Bar bar && !bar.isConsistent()) {
            tally.doubtful();
        }
        if (reader.hasRounded()) {
            tally.rounded();
        }
    }

    @Override
    public R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        R value = next.orElseThrow();
        next = Optional.empty();
        return value;
    }
}
