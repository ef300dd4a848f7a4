package dev.barkeep.storage.mybatis.migration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.ibatis.migration.MigrationReader;

/**
 * A migration script of a dialect, in the form of mybatis-migrations: the statements forward, a line {@code -- //@UNDO}, the
 * statements back.
 *
 * @param number its number
 * @param name what it does, like {@code create tables}
 * @param checksum SHA-256 of the script; line ends and blanks at the ends of lines do not count
 * @param up the text forward
 * @param undo the text back
 */
public record Migration(int number, String name, String checksum, String up, String undo) {

    private static final Pattern FILE = Pattern.compile("(\\d+)_(\\w+)\\.sql");
    private static final Pattern DELIMITER =
            Pattern.compile("(?:--|//)\\s*@DELIMITER\\s+(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final String SEMICOLON = ";";

    /**
     * Reads a script.
     *
     * @param file its name, like {@code 001_create_tables.sql}
     * @param script its text
     * @return the migration
     * @throws IllegalStateException if name or text are not those of a migration
     */
    public static Migration parse(String file, String script) {
        Matcher name = FILE.matcher(file);
        if (!name.matches()) {
            throw new IllegalStateException("a migration is named like 001_create_tables.sql, not " + file);
        }
        String normal = String.join(
                        "\n", script.lines().map(String::stripTrailing).toList())
                .strip();
        Migration migration = new Migration(
                Integer.parseInt(name.group(1)),
                name.group(2).replace('_', ' '),
                sha256(normal),
                part(normal, false),
                part(normal, true));
        for (String text : List.of(migration.up, migration.undo)) {
            if (statements(file, text).isEmpty()) {
                throw new IllegalStateException(
                        file + " has statements and, behind a line -- //@UNDO, those that undo them");
            }
        }
        return migration;
    }

    /**
     * Gives the statements forward.
     *
     * @return in order, without their delimiters
     */
    public List<String> upStatements() {
        return statements(toString(), up);
    }

    /**
     * Gives the statements back.
     *
     * @return in order, without their delimiters
     */
    public List<String> undoStatements() {
        return statements(toString(), undo);
    }

    /** The number and the name. */
    @Override
    public String toString() {
        return number + " (" + name + ")";
    }

    private static String part(String script, boolean undo) {
        try (MigrationReader reader = new MigrationReader(
                new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8.name(),
                undo,
                new Properties())) {
            StringBuilder text = new StringBuilder();
            char[] buffer = new char[4096];
            for (int read = reader.read(buffer, 0, buffer.length);
                    read >= 0;
                    read = reader.read(buffer, 0, buffer.length)) {
                text.append(buffer, 0, read);
            }
            return text.toString().strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a script from memory", e);
        }
    }

    /** A statement ends with a line that ends with the delimiter; one that does not end is refused before any is run. */
    private static List<String> statements(String script, String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        String delimiter = SEMICOLON;
        for (String line : text.lines().toList()) {
            String stripped = line.strip();
            if (stripped.startsWith("--") || stripped.startsWith("//")) {
                Matcher change = DELIMITER.matcher(stripped);
                delimiter = change.lookingAt() ? change.group(1) : delimiter;
            } else if (stripped.endsWith(delimiter)) {
                statement.append(stripped, 0, stripped.length() - delimiter.length());
                statements.add(statement.toString().strip());
                statement.setLength(0);
            } else if (!stripped.isEmpty()) {
                statement.append(line).append('\n');
            }
        }
        if (!statement.isEmpty() || !delimiter.equals(SEMICOLON)) {
            throw new IllegalStateException("migration " + script + " ends within a statement, or with the delimiter "
                    + delimiter + ": each statement ends with a line that ends with it, the last one with ;");
        }
        return statements;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
