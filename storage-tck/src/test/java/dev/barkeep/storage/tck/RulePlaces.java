package dev.barkeep.storage.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what the Javadoc comments with the ids of rules belong to, in sources that are formatted as ours are. */
final class RulePlaces {

    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("\\b(?!SHA-256)[A-Z]{2,4}-\\d{3}\\b");
    private static final Pattern ANNOTATIONS = Pattern.compile("^(\\s*@\\w+(\\([^)]*\\))?)*\\s*");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|interface|record|enum)\\s+\\w+");
    private static final Pattern CONSTANT = Pattern.compile("^[A-Z][A-Z_]+\\b");
    private static final Pattern MEMBER = Pattern.compile("(\\w+)\\s*$");

    private RulePlaces() {}

    /** The places of each rule, like {@code dev.barkeep.storage.Storage#close}. */
    static Map<String, Set<String>> of(Path sources) throws IOException {
        Map<String, Set<String>> places = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .forEach(file -> add(places, sources.relativize(file), read(file)));
        }
        // A package mentions rules as examples.
        places.values().stream().filter(all -> all.size() > 1).forEach(all -> all.removeIf(place -> !isType(place)));
        return places;
    }

    private static void add(Map<String, Set<String>> places, Path file, String source) {
        String type = file.toString().replaceFirst("\\.java$", "").replaceAll("[/\\\\]", ".");
        for (MatchResult comment : COMMENT.matcher(source).results().toList()) {
            String place = place(type, source.substring(comment.end()));
            for (String id : ID.matcher(comment.group())
                    .results()
                    .map(MatchResult::group)
                    .toList()) {
                places.computeIfAbsent(id, rule -> new LinkedHashSet<>()).add(place);
            }
        }
    }

    private static String place(String type, String behind) {
        if (type.endsWith(".package-info")) {
            return type.replaceFirst("\\.package-info$", "");
        }
        String declared = ANNOTATIONS.matcher(behind).replaceFirst("").split("[{;=(]", 2)[0];
        return Stream.of(CONSTANT, MEMBER)
                .filter(pattern -> !TYPE.matcher(declared).find())
                .flatMap(pattern -> pattern.matcher(declared).results())
                .findFirst()
                .map(found -> type + "#" + found.group().strip())
                .orElse(type);
    }

    private static boolean isType(String place) {
        return List.of(place.split("[.#]")).stream().anyMatch(part -> Character.isUpperCase(part.charAt(0)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
