package dev.barkeep.storage.cli.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints rows. To be closed, which ends what was begun. */
public interface RowPrinter extends AutoCloseable {

    /**
     * Prints a row.
     *
     * @param values as many as there are fields: numbers, texts, dates, moments, truth values, or {@code null} for none
     */
    void row(List<? extends @Nullable Object> values);

    @Override
    void close();
}
