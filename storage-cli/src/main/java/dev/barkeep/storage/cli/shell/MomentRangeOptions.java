package dev.barkeep.storage.cli.shell;

import dev.barkeep.storage.repository.Range;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which moments are meant. */
public final class MomentRangeOptions {

    @Option(
            names = "--from",
            paramLabel = "MOMENT",
            converter = Moments.class,
            description = "From this moment on: 2024-01-31T14:30:00Z, or 2024-01-31 for its midnight; UTC without an"
                    + " offset.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "MOMENT", converter = Moments.class, description = "Before this moment.")
    private @Nullable Instant to;

    /**
     * Says whether a bound was named.
     *
     * @return whether one was
     */
    public boolean isGiven() {
        return from != null || to != null;
    }

    /**
     * Says whether it goes back without an end.
     *
     * @return whether no begin was named
     */
    public boolean isOpenEnded() {
        return from == null;
    }

    /**
     * Gives the range.
     *
     * @return from one to before the other
     * @throws CommandException if it ends before it begins
     */
    public Range<Instant> range() {
        return DayRangeOptions.checked(from, to);
    }
}
