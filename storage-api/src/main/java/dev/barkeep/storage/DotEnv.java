package dev.barkeep.storage;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: {@code NAME=value} a line, {@code export} before it allowed; {@code #} begins a comment at the
 * beginning of a line or after white space; a value in single quotes is taken as it is, one in double quotes knows
 * {@code \n \t \" \\}; a backslash before anything else is a backslash.
 */
final class DotEnv {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*(=?)\\s*(.*)");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    /** The {@code *+} keeps the matcher from a stack frame for each character. */
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(?:#.*)?");

    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nt\"\\\\])");

    private DotEnv() {}

    /**
     * Reads a file. It may serve other programs too: lines that are not of the wanted variables are left alone, whatever
     * they look like.
     *
     * @param file the file
     * @param wanted the names to look for
     * @return the wanted variables that it has, in order; empty if there is no such file
     * @throws ConfigurationException if the line of a wanted variable cannot be understood, which is not shown; if somebody else
     *     may have written the file
     */
    static Map<String, String> read(Path file, Set<String> wanted) {
        List<String> lines = lines(file);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            // Windows editors begin a file in UTF-8 with a byte order mark.
            line = (i == 0 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches() || !wanted.contains(matcher.group(1))) {
                continue;
            }
            String name = matcher.group(1);
            String where = file + " line " + (i + 1);
            if (matcher.group(2).isEmpty()) {
                throw new ConfigurationException(Problem.INVALID_VALUE, name, where + " is not of the form NAME=value");
            }
            variables.put(name, value(name, where, matcher.group(3)));
        }
        return variables;
    }

    private static List<String> lines(Path file) {
        try {
            TrustedFile.require(file);
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    file.toString(),
                    "cannot be read: " + e + "; it must be a text file in UTF-8");
        }
    }

    private static String value(String name, String where, String raw) {
        if (raw.startsWith("'")) {
            Matcher quoted = SINGLE_QUOTED.matcher(raw);
            if (quoted.matches()) {
                return quoted.group(1);
            }
        } else if (raw.startsWith("\"")) {
            Matcher quoted = DOUBLE_QUOTED.matcher(raw);
            if (quoted.matches()) {
                return ESCAPE.matcher(quoted.group(1)).replaceAll(found -> switch (found.group(1)) {
                    case "n" -> "\n";
                    case "t" -> "\t";
                    default -> Matcher.quoteReplacement(found.group(1));
                });
            }
        } else {
            return COMMENT.matcher(raw).replaceFirst("").strip();
        }
        throw new ConfigurationException(
                Problem.INVALID_VALUE, name, where + " has a quote that is not closed at the end of the value");
    }
}
