package dev.barkeep.storage.cli.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file as it stands there.
 *
 * @param line the line that it begins in, from 1
 * @param values its fields; {@code null} where nothing stands, which quotes with nothing in them are not
 */
record RawRow(long line, List<@Nullable String> values) {

    /** The field, or {@code null} if nothing stands there. */
    @Nullable
    String value(int index) {
        return values.get(index);
    }
}
