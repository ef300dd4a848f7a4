package dev.barkeep.storage.mybatis.dialect;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Values of rows in the words of drivers. They are the host's secrets: errors go to logs that more people read. */
final class RowValues {

    /** Of MySQL and MariaDB: Duplicate entry 'value' for key 'name', Incorrect date value: 'value' for column 'name'. Of H2: VALUES (value). */
    private static final Pattern VALUE = Pattern.compile(
            "(\\b(?:entry|value:?) )'.*'(?= for (?:key|column) \\S+(?: at row \\d+)?\\s*$)"
                    + "|(\\b(?:entry|value:?) )'.*'"
                    + "|(\\bVALUES \\().*(?=\\))",
            Pattern.DOTALL);

    private static final String MASK = "***";

    private RowValues() {}

    static String hide(String message) {
        return VALUE.matcher(message).replaceAll("$1$2$3" + MASK);
    }

    /** Gives the error, or one like it without what it told of a row and without its causes, which tell it again. */
    static SQLException hide(SQLException error) {
        for (SQLException next = error; next != null; next = next.getNextException()) {
            for (Throwable t = next; t != null; t = t.getCause() == t ? null : t.getCause()) {
                String message = String.valueOf(t.getMessage());
                String hidden = hide(message);
                if (!hidden.equals(message)) {
                    SQLException like = new SQLException(hidden, next.getSQLState(), next.getErrorCode());
                    like.setStackTrace(error.getStackTrace());
                    return like;
                }
            }
        }
        return error;
    }
}
