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

/**
 * Columns that stand below each other. The longest value says how wide a column is, of some thousand rows at a time, so that a
 * million of them need no more memory; the next ones are a table of their own.
 */
final class TablePrinter implements RowPrinter {

    private static final int LONGEST = 60;
    private static final int ROWS = 10_000;

    private final PrintStream out;
    private final List<Field> fields;
    private final List<List<String>> rows = new ArrayList<>();
    private boolean printed;

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
            texts.add(text == null ? "" : text.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " "));
        }
        rows.add(texts);
        if (rows.size() == ROWS) {
            print();
        }
    }

    @Override
    public void close() {
        if (!rows.isEmpty() || !printed) {
            print();
        }
        out.flush();
    }

    private void print() {
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
        rows.clear();
        printed = true;
    }
}
