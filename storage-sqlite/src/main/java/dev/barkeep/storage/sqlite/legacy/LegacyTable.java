package dev.barkeep.storage.sqlite.legacy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a file, as far as it is read.
 *
 * @param name its name
 * @param columns its columns, in lower case
 * @param key the columns that name a row to people
 * @param order how its rows are read; all spellings of a key stand together
 * @param primaryKey what else orders the rows of a table that was made without row numbers; empty if it has them
 * @param isUtf8 whether the driver hands out the bytes of a text as they are stored
 */
record LegacyTable(
        String name, List<String> columns, List<String> key, String order, List<String> primaryKey, boolean isUtf8) {

    /** Gives the place of a column in the answer, 0 if there is no such column. The first is the row's own number. */
    int index(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? 0 : index + 2;
    }

    /** Says whether its rows have numbers. */
    boolean isNumbered() {
        return primaryKey.isEmpty();
    }

    String select() {
        return "SELECT " + (isNumbered() ? "rowid" : "NULL") + ", " + quoted(columns) + " FROM "
                + LegacyFile.quoted(name) + " ORDER BY " + order + ", " + (isNumbered() ? "rowid" : quoted(primaryKey));
    }

    private static String quoted(List<String> some) {
        return some.stream().map(LegacyFile::quoted).collect(Collectors.joining(", "));
    }
}
