package dev.barkeep.examples.quickstart;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.io.PrintStream;
import java.util.List;

/** Prints tables on the terminal. */
final class TextReport {

    private static final int WIDEST_COLUMN = 48;

    private final PrintStream out;

    TextReport(PrintStream out) {
        this.out = out;
    }

    void print(List<Table> tables) {
        for (Table table : tables) {
            out.println();
            out.println(table.title());
            if (table.rows().isEmpty()) {
                out.println("  nothing");
            } else {
                out.println(text(table));
            }
        }
    }

    private static String text(Table table) {
        Column[] columns = table.columns().stream()
                .map(column -> new Column()
                        .header(column.name())
                        .headerAlign(align(column))
                        .dataAlign(align(column))
                        .maxWidth(WIDEST_COLUMN))
                .toArray(Column[]::new);
        Object[][] cells = table.rows().stream().map(List::toArray).toArray(Object[][]::new);
        return AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS)
                .lineSeparator(System.lineSeparator())
                .data(columns, cells)
                .asString();
    }

    private static HorizontalAlign align(Table.Column column) {
        return column.align() == Table.Align.RIGHT ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
    }
}
