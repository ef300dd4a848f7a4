package dev.barkeep.storage.mybatis.table;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long the texts of rows are. All else in a row is short, tickers and names too.
 *
 * @param <R> the row
 */
public final class TextLengths<R> {

    private final List<Function<R, @Nullable Object>> texts;

    /**
     * Looks for the texts.
     *
     * @param columns the columns of a row
     */
    public TextLengths(List<Column<R>> columns) {
        this.texts = columns.stream()
                .filter(column -> column.type() == ColumnType.TEXT)
                .<Function<R, @Nullable Object>>map(Column::value)
                .toList();
    }

    /**
     * Adds up the texts of a row.
     *
     * @param row the row
     * @return how many characters they have together
     */
    public long characters(R row) {
        long characters = 0;
        for (Function<R, @Nullable Object> text : texts) {
            if (text.apply(row) instanceof String string) {
                characters += string.length();
            }
        }
        return characters;
    }
}
