package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.repository.Range;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which days are meant. */
public final class DayRangeOptions {

    @Option(names = "--from", paramLabel = "DAY", converter = Days.class, description = "From this day on: 2024-01-31.")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", converter = Days.class, description = "Before this day.")
    private @Nullable LocalDate to;

    /**
     * Says whether a bound was named.
     *
     * @return whether one was
     */
    public boolean isGiven() {
        return from != null || to != null;
    }

    /**
     * Gives the range.
     *
     * @return from one to before the other
     * @throws CommandException if it ends before it begins
     */
    public Range<LocalDate> range() {
        return checked(from, to);
    }

    /** Makes a range of options; the order of the bounds is a matter of usage here. */
    static <P extends Comparable<? super P>> Range<P> checked(@Nullable P from, @Nullable P to) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw CommandException.usage("--from " + from + " is after --to " + to);
        }
        return new Range<>(from, to);
    }
}
