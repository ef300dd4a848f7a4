package dev.barkeep.storage.cli.look;

import dev.barkeep.storage.cli.shell.Moments;
import dev.barkeep.storage.repository.Range;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which moments are meant. */
final class MomentRangeOptions {

    @Option(
            names = "--from",
            paramLabel = "MOMENT",
            converter = Moments.class,
            description = "From this moment on: 2024-01-31T14:30:00Z, or 2024-01-31 for its midnight; UTC without an"
                    + " offset.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "MOMENT", converter = Moments.class, description = "Before this moment.")
    private @Nullable Instant to;

    boolean isGiven() {
        return from != null || to != null;
    }

    Range<Instant> range() {
        return DayRangeOptions.checked(from, to);
    }
}
