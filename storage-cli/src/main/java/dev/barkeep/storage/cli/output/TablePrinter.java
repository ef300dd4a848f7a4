package dev.barkeep.storage.cli.output;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns that stand below each other. All rows are in memory until the end: the longest value says how wide a column is. */
final class TablePrinter implements RowPrinter {

    private static final int LONGEST = 60;

    private final PrintStream out;
    private final List<Field> fields;
    private final List<List<String>> rows = new ArrayList<>();

    TablePrinter(PrintStream out, List<Field> fields) {
        this.out = out;
        this.fields = fields;
    }

    @Override
    public void row(List<? extends @Nullable Object> values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            String text = Values.text(value);
            // A line end or a control character of a text would break the table, or the terminal.
            texts.add(text == null ? "" : text.replaceAll("[\\p{Cntrl}\\s]+", " "));
        }
        rows.add(texts);
    }

    @Override
    public void close() {
        List<ColumnData<List<String>>> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            int index = i;
            Field field = fields.get(i);
            HorizontalAlign align = field.align() == Field.Align.RIGHT ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
            columns.add(new Column()
                    .header(field.name())
                    .headerAlign(align)
                    .dataAlign(align)
                    .maxWidth(LONGEST, OverflowBehaviour.ELLIPSIS_RIGHT)
                    .with(row -> row.get(index)));
        }
        out.println(AsciiTable.getTable(AsciiTable.NO_BORDERS, rows, columns));
        out.flush();
    }
}
