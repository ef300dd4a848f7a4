package dev.barkeep.storage.tck.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a program that shows a difference short: leaves steps out for as long as the same kind of difference remains. */
final class Shrinking {

    /** Each try empties the database, which may take a server half a second. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Bench bench;
    private final long deadline = System.nanoTime() + LONGEST.toNanos();

    Shrinking(Bench bench) {
        this.bench = bench;
    }

    /**
     * Shortens a program.
     *
     * @param program the steps, the last of which showed the difference
     * @param first the difference
     * @return the difference that the shortest program found shows; empty if the program does not show it by itself
     */
    Optional<Difference> shorten(List<Step> program, Difference first) {
        Difference found = replay(program, first);
        if (found == null) {
            return Optional.empty();
        }
        List<Step> steps = program;
        for (int part = Math.max(1, steps.size() / 2); part >= 1 && isTimeLeft(); part = part == 1 ? 0 : part / 2) {
            for (int from = 0; from < steps.size() - 1 && isTimeLeft(); ) {
                List<Step> fewer = new ArrayList<>(steps);
                // The last one stays: it shows the difference.
                fewer.subList(from, Math.min(from + part, steps.size() - 1)).clear();
                Difference same = replay(fewer, first);
                if (same == null) {
                    from += part;
                } else {
                    steps = fewer;
                    found = same;
                }
            }
        }
        return Optional.of(found);
    }

    private boolean isTimeLeft() {
        return System.nanoTime() < deadline;
    }

    /** Runs a program on empty tables; gives the difference if it is the one that is looked for. */
    private @Nullable Difference replay(List<Step> steps, Difference wanted) {
        if (!bench.empty()) {
            return null;
        }
        try (Player player = new Player(bench)) {
            for (Step step : steps) {
                Difference found = player.play(step);
                if (found != null) {
                    return found.rules().equals(wanted.rules()) ? found : null;
                }
            }
            return null;
        }
    }
}
