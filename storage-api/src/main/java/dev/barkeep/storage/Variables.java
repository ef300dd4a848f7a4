package dev.barkeep.storage;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The variables of {@link StorageConfig}, of the environment or of a map.
 *
 * @param values their values by name; others are left alone
 */
record Variables(Map<String, String> values) {

    /** Each of them names a database. A user, host or port alone names none. */
    private static final Set<String> PLACE = Set.of("DATABASE_URL", "DATABASE_TYPE", "DATABASE_PATH");

    /** Where the database is, and the login. All from one source: the password of one must not go to the host of another. */
    static final Set<String> LOCATION = union(PLACE, Set.of("DB_USER", "DB_PASSWORD", "DB_HOST", "DB_PORT", "DB_NAME"));

    static final Set<String> NAMES = union(
            LOCATION, Set.of("DB_POOL_SIZE", "DB_MAX_OVERFLOW", "DB_POOL_RECYCLE", "DB_POOL_TIMEOUT", "SQL_ECHO"));

    /** The id of a backend, or a URL scheme. */
    static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9+.-]*");

    private static final List<String> TRUE = List.of("true", "1", "yes", "on");
    private static final List<String> FALSE = List.of("false", "0", "no", "off");

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    /** Merges the variables of the process with those of a file. */
    static Map<String, String> merged(Path file, Map<String, String> ofProcess, Map<String, String> ofFile) {
        Map<String, String> process = new HashMap<>();
        ofProcess.forEach((name, value) -> {
            // An empty value counts as none, so it does not hide the file's either.
            if (!value.isBlank()) {
                process.put(name, value);
            }
        });
        Map<String, String> merged = new HashMap<>(ofFile);
        if (hasLocation(process)) {
            requirePlace(file, process, merged);
            merged.keySet().removeAll(LOCATION);
        }
        merged.putAll(process);
        return merged;
    }

    static boolean hasLocation(Map<String, String> variables) {
        return LOCATION.stream()
                .anyMatch(name -> !variables.getOrDefault(name, "").isBlank());
    }

    /** With nothing but a password, the process would open the default SQLite file instead of the server that the file names. */
    private static void requirePlace(Path file, Map<String, String> process, Map<String, String> ofFile) {
        if (process.keySet().stream().noneMatch(PLACE::contains)
                && ofFile.entrySet().stream()
                        .anyMatch(entry -> PLACE.contains(entry.getKey())
                                && !entry.getValue().isBlank())) {
            String name = LOCATION.stream()
                    .filter(process::containsKey)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    name,
                    "is set in the process, but " + file
                            + " says where the database is; a password and a host of two sources "
                            + "are not combined: set all of DATABASE_... and DB_USER, DB_PASSWORD, DB_HOST, DB_PORT, DB_NAME in "
                            + "the process, or all in the file");
        }
    }

    StorageConfig toConfig() {
        StorageConfig.Builder builder = StorageConfig.builder().url(url());
        StorageConfig defaults = builder.build();
        builder.poolSize(integer("DB_POOL_SIZE", defaults.poolSize()));
        builder.maxOverflow(integer("DB_MAX_OVERFLOW", defaults.maxOverflow()));
        int recycle = integer("DB_POOL_RECYCLE", 3600);
        builder.poolRecycle(recycle == -1 ? null : Duration.ofSeconds(recycle));
        builder.poolTimeout(Duration.ofSeconds(integer("DB_POOL_TIMEOUT", 30)));
        builder.sqlEcho(bool("SQL_ECHO"));
        return builder.build();
    }

    private DatabaseUrl url() {
        String type = value("DATABASE_TYPE", "sqlite").toLowerCase(Locale.ROOT);
        String portText = value("DB_PORT", "");
        Integer port = portText.isEmpty() ? null : UrlParts.port("DB_PORT", portText);
        String url = value("DATABASE_URL", "");
        if (!url.isEmpty()) {
            return DatabaseUrl.parse(url);
        }
        if (type.equals("sqlite")) {
            return DatabaseUrl.sqlite(value("DATABASE_PATH", StorageConfig.DEFAULT_PATH));
        }
        if (!TYPE.matcher(type).matches()) {
            throw StorageConfig.invalid(
                    "DATABASE_TYPE", type, "must be sqlite, postgresql, mysql, mariadb, or the id of a backend");
        }
        // Blanks around a password may be meant; around a name they are a slip.
        String password = Objects.requireNonNullElse(values.get("DB_PASSWORD"), "");
        return DatabaseUrl.server(
                type,
                needed("DB_USER", value("DB_USER", ""), type),
                new Secret(needed("DB_PASSWORD", password, type)),
                value("DB_HOST", "localhost"),
                port,
                needed("DB_NAME", value("DB_NAME", ""), type));
    }

    private String value(String name, String defaultValue) {
        String value = values.get(name);
        return value == null || value.isBlank() ? defaultValue : value.strip();
    }

    private static String needed(String name, String value, String type) {
        if (value.isEmpty()) {
            throw new ConfigurationException(
                    Problem.MISSING_VALUE, name, "is missing; DATABASE_TYPE " + type + " needs it, or a DATABASE_URL");
        }
        return value;
    }

    private int integer(String name, int defaultValue) {
        String value = value(name, Integer.toString(defaultValue));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw StorageConfig.invalid(name, value, "must be a whole number");
        }
    }

    private boolean bool(String name) {
        String value = value(name, "false").toLowerCase(Locale.ROOT);
        if (!TRUE.contains(value) && !FALSE.contains(value)) {
            throw StorageConfig.invalid(name, value, "must be true or false");
        }
        return TRUE.contains(value);
    }
}
