package dev.barkeep.storage.tck.cli;

import static dev.barkeep.storage.model.FieldRules.DIGITS;
import static dev.barkeep.storage.model.FieldRules.MAX_DATE;
import static dev.barkeep.storage.model.FieldRules.MAX_NAME_LENGTH;
import static dev.barkeep.storage.model.FieldRules.MAX_QUANTITY;
import static dev.barkeep.storage.model.FieldRules.MAX_TEXT_LENGTH;
import static dev.barkeep.storage.model.FieldRules.MAX_TICKER_LENGTH;
import static dev.barkeep.storage.model.FieldRules.MIN_DATE;
import static dev.barkeep.storage.model.FieldRules.MONEY_SCALE;
import static dev.barkeep.storage.model.FieldRules.SCALE;

import dev.barkeep.storage.mybatis.dialect.Catalogue;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.Presence;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes {@code docs/tables.md} from the description of the tables. */
final class TablesDocument {

    private final Map<String, Catalogue> catalogues = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private TablesDocument() {
        catalogues.put("SQLite", Dialects.catalogue("sqlite"));
        catalogues.put("PostgreSQL", Dialects.catalogue("postgresql"));
        catalogues.put("MySQL, MariaDB", Dialects.catalogue("mysql"));
    }

    /** Writes it. */
    static String write(String command) {
        TablesDocument document = new TablesDocument();
        document.beginning(command);
        document.types();
        document.diagram();
        Tables.ALL.forEach(document::table);
        return document.text.toString();
    }

    private void beginning(String command) {
        text.append("# Tables\n\n")
                .append(
                        "Generated from `Tables` (`storage-mybatis`, package `table`), which the records, the code that writes")
                .append(
                        " many rows, `Schema.verify()`\nand the scripts of each backend are held against. A test compares this")
                .append(" file with it; this writes it anew:\n\n```\n")
                .append(command)
                .append("\n```\n\n");
    }

    private void types() {
        text.append("## Types\n\n| type | Java | range |");
        catalogues.keySet().forEach(name -> text.append(' ').append(name).append(" |"));
        text.append("\n|---|---|---|---|---|---|\n");
        for (ColumnType type : ColumnType.values()) {
            text.append("| ")
                    .append(word(type))
                    .append(" | ")
                    .append(java(type))
                    .append(" | ")
                    .append(range(type));
            Column<Object> column = Column.required("x", type, row -> row);
            catalogues
                    .values()
                    .forEach(catalogue -> text.append(" | `")
                            .append(physical(catalogue.column(column)))
                            .append('`'));
            text.append(" |\n");
        }
        text.append(
                        "\nOn SQLite a decimal is an integer scaled by 10^8, money by 10^4; a date the number of days, an instant that")
                .append(
                        " of microseconds, since 1970.\nThe views `<table>_readable` show them as people write them.\n\n");
    }

    private void diagram() {
        text.append(
                        "## Diagram\n\nThere are no foreign keys: what belongs together has the same ticker, and either may be there")
                .append(" without the other.\n\n```mermaid\nerDiagram\n");
        for (Table<?> table : Tables.ALL) {
            text.append("    ").append(table.name()).append(" {\n");
            for (Column<?> column : table.allColumns()) {
                text.append("        ").append(word(column.type())).append(' ').append(column.name());
                if (table.primaryKey().contains(column.name())) {
                    text.append(" PK");
                }
                if (column.presence() == Presence.OPTIONAL) {
                    text.append(" \"optional\"");
                }
                text.append('\n');
            }
            text.append("    }\n");
        }
        for (Table<?> table : Tables.ALL) {
            if (!table.equals(Tables.METADATA)) {
                table.columns().stream()
                        .filter(column -> column.type() == ColumnType.TICKER)
                        .forEach(column -> text.append("    metadata |o..o")
                                .append(table.primaryKey().equals(Tables.METADATA.primaryKey()) ? '|' : '{')
                                .append(' ')
                                .append(table.name())
                                .append(" : ")
                                .append(column.name())
                                .append('\n'));
            }
        }
        text.append("```\n");
    }

    private void table(Table<?> table) {
        text.append("\n## ").append(table.name()).append("\n\n");
        text.append("Record `").append(table.row().getSimpleName()).append("`. ");
        text.append(
                table.isKeyed()
                        ? "Rows of the same " + list(table.primaryKey()) + " replace each other."
                        : "Every row is a new one and gets its `id` from the storage.");
        text.append("\n\n| column | type | may be absent |\n|---|---|---|\n");
        for (Column<?> column : table.allColumns()) {
            text.append("| ")
                    .append(column.name())
                    .append(" | ")
                    .append(word(column.type()))
                    .append(" | ");
            text.append(column.presence() == Presence.OPTIONAL ? "yes" : "no").append(" |\n");
        }
        text.append("\nKey: ").append(list(table.primaryKey())).append(". ");
        if (table.indexes().isEmpty()) {
            text.append("No index beside it.\n");
            return;
        }
        text.append("Indexes beside it; the `id` at the end breaks ties, and SQLite adds it by itself:\n\n");
        text.append("| index | columns | for |\n|---|---|---|\n");
        table.indexes()
                .forEach(index -> text.append("| ")
                        .append(index.name())
                        .append(" | ")
                        .append(String.join(", ", index.columns()))
                        .append(" | ")
                        .append(index.purpose())
                        .append(" |\n"));
    }

    private static String list(Iterable<String> names) {
        return "`" + String.join("`, `", names) + "`";
    }

    private static String word(ColumnType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String physical(ColumnShape column) {
        return column.type() + (column.collation().isEmpty() ? "" : " COLLATE " + column.collation());
    }

    private static String java(ColumnType type) {
        return switch (type) {
            case TICKER, NAME, TEXT -> "String";
            case COUNT, ID -> "long";
            case INTERVAL -> "BarInterval";
            case PRICE, QUANTITY, RATIO, MONEY -> "BigDecimal";
            case DATE -> "LocalDate";
            case INSTANT -> "Instant";
        };
    }

    private static String range(ColumnType type) {
        return switch (type) {
            case TICKER -> "1 to " + MAX_TICKER_LENGTH + " characters, upper case";
            case NAME -> "1 to " + MAX_NAME_LENGTH + " characters";
            case TEXT -> "up to " + String.format(Locale.ROOT, "%,d", MAX_TEXT_LENGTH) + " characters, no NUL";
            case COUNT -> "0 to 2^63 - 1";
            case INTERVAL -> "seconds, 1 or more";
            case PRICE, RATIO -> DIGITS + " digits, " + SCALE + " decimals";
            case QUANTITY -> "0 to " + MAX_QUANTITY.toPlainString();
            case MONEY -> DIGITS + " digits, " + MONEY_SCALE + " decimals";
            case DATE -> MIN_DATE + " to " + MAX_DATE;
            case INSTANT -> "UTC, microseconds, years 0001 to 9999";
            case ID -> "given by the storage, ascending, never again";
        };
    }
}
