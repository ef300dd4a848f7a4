package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.cli.load.Times.Written;
import dev.barkeep.storage.error.InvalidDataException;
import java.io.Serial;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moments of a series one after another. Where clocks go back an hour comes twice; which of both is meant only the row before can
 * tell.
 */
final class MomentReader {

    private final @Nullable ZoneId zone;
    private @Nullable Instant before;
    private int direction;

    /** Reads times without an offset as those of a zone; without one they are refused. */
    MomentReader(@Nullable ZoneId zone) {
        this.zone = zone;
    }

    Instant read(String column, String text) {
        Written time = Times.written(column, text);
        Instant moment = time.offset() == null
                ? inZone(column, text, time)
                : time.local().toInstant(time.offset());
        if (before != null && !moment.equals(before)) {
            direction = moment.compareTo(before);
        }
        before = moment;
        return moment;
    }

    private Instant inZone(String column, String text, Written time) {
        if (zone == null) {
            throw new NoZoneException(column + " = '" + text.strip()
                    + "' has no offset; --zone says which zone it is in, like America/New_York or UTC");
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time.local());
        if (offsets.isEmpty()) {
            throw new InvalidDataException(column, text, "does not exist in " + zone + ", as clocks go forward then");
        }
        // The offset before the change is the greater one, and gives the earlier moment.
        Instant earlier = time.local().toInstant(offsets.get(0));
        Instant later = time.local().toInstant(offsets.get(offsets.size() - 1));
        if (before == null || earlier.equals(later)) {
            return earlier;
        }
        if (direction < 0) {
            return later.isBefore(before) ? later : earlier;
        }
        return earlier.isAfter(before) ? earlier : later;
    }

    /** Something has to be said about all times of a file: not the fault of a row. */
    static final class NoZoneException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        NoZoneException(String message) {
            super(message);
        }
    }
}
