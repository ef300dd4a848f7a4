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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code .env} file: {@code NAME=value} a line, {@code export} before it allowed; {@code #} begins a comment at the
 * beginning of a line or after white space; a value in single quotes is taken as it is, one in double quotes knows
 * {@code \n \t \" \\}; a backslash before anything else is a backslash.
 */
final class DotEnv {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    /** The {@code *+} keeps the matcher from a stack frame for each character. */
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(?:#.*)?");

    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nt\"\\\\])");

    private DotEnv() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its variables in order; empty if there is no such file
     * @throws ConfigurationException if a line is none of a {@code .env} file; names the line, does not show it
     */
    static Map<String, String> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    file.toString(),
                    "cannot be read: " + e + "; it must be a text file in UTF-8");
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            // Windows editors begin a file in UTF-8 with a byte order mark.
            line = (i == 0 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw invalid(file, i, "is not of the form NAME=value");
            }
            variables.put(matcher.group(1), value(file, i, matcher.group(2)));
        }
        return variables;
    }

    private static String value(Path file, int index, String raw) {
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
        throw invalid(file, index, "has a quote that is not closed at the end of the value");
    }

    private static ConfigurationException invalid(Path file, int index, String what) {
        return new ConfigurationException(Problem.INVALID_VALUE, file + " line " + (index + 1), what);
    }
}
