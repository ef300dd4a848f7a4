package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.model.BarInterval;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was said of the files of a call.
 *
 * @param ticker whose rows they are where no column says it, or {@code null}
 * @param interval the length of their bars, or {@code null}
 * @param zone the zone of times without an offset, or {@code null}
 * @param columns the names of columns in the files by columns of the table, where they are unusual
 * @param choices what else
 */
record LoadRules(
        @Nullable String ticker,
        @Nullable BarInterval interval,
        @Nullable ZoneId zone,
        Map<String, String> columns,
        Set<Choice> choices) {

    boolean has(Choice choice) {
        return choices.contains(choice);
    }
}
