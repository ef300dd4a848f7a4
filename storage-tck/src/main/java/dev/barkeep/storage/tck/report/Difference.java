package dev.barkeep.storage.tck.report;

import java.util.List;
import java.util.Optional;

/**
 * Finds the first difference of two long values in the texts that an assertion has of them: of many rows the one that
 * differs, and its field. AssertJ writes a long list with a row to a line, and keeps the texts alone.
 */
final class Difference {

    /** Two values that are not longer than this are read faster than a description of their difference. */
    private static final int SHORT = 100;

    private static final int AROUND = 90;

    private Difference() {}

    /**
     * Describes the first difference.
     *
     * @param expected what should be
     * @param actual what is
     * @return where they differ and how; nothing if they are short, or do not differ
     */
    static Optional<String> first(String expected, String actual) {
        if (expected.equals(actual) || Math.max(expected.length(), actual.length()) <= SHORT) {
            return Optional.empty();
        }
        List<String> rows = rows(expected);
        List<String> found = rows(actual);
        int row = 0;
        while (row < Math.min(rows.size(), found.size()) && rows.get(row).equals(found.get(row))) {
            row++;
        }
        if (rows.size() <= 1 && found.size() <= 1) {
            return Optional.of("differs first " + inRow(expected, actual));
        }
        String where = "differs first in row [" + row + "] of " + rows.size() + " expected and " + found.size()
                + " actual rows ";
        if (row == found.size()) {
            return Optional.of(where + "by its absence: expected " + around(rows.get(row), 0));
        }
        if (row == rows.size()) {
            return Optional.of(where + "by its presence: not expected was " + around(found.get(row), 0));
        }
        return Optional.of(where + inRow(rows.get(row), found.get(row)));
    }

    /** The elements of a list that was written with a row to a line. */
    private static List<String> rows(String text) {
        boolean list = text.startsWith("[") && text.endsWith("]");
        return (list ? text.substring(1, text.length() - 1) : text)
                .lines()
                .map(line -> line.strip().replaceFirst(",$", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String inRow(String expected, String actual) {
        int at = 0;
        while (at < Math.min(expected.length(), actual.length()) && expected.charAt(at) == actual.charAt(at)) {
            at++;
        }
        return "at " + field(expected, at) + ", which was " + field(actual, at) + ": expected " + around(expected, at)
                + " but was " + around(actual, at);
    }

    /** The {@code name=value} that a character belongs to, or what is around the character. */
    private static String field(String row, int at) {
        int begin = Math.max(row.lastIndexOf(", ", at - 1) + 2, row.lastIndexOf('[', at - 1) + 1);
        int comma = row.indexOf(", ", at);
        int end = comma >= 0 ? comma : row.replaceFirst("]+$", "").length();
        String field = row.substring(Math.min(begin, at), Math.max(end, at));
        return field.length() <= SHORT ? field : "\"" + around(row, at) + "\"";
    }

    private static String around(String text, int at) {
        int begin = Math.max(0, at - AROUND);
        int end = Math.min(text.length(), at + AROUND);
        return (begin == 0 ? "" : "...") + text.substring(begin, end) + (end == text.length() ? "" : "...");
    }
}
