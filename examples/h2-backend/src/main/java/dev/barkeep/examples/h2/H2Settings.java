package dev.barkeep.examples.h2;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.DriverParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.h2.command.dml.SetTypes;

/** What a URL may tell H2. By INIT alone it would run any SQL, in which Java is written and run. */
final class H2Settings {

    private static final Set<String> HARMLESS = Set.of(
            "ACCESS_MODE_DATA",
            "AUTO_COMPACT_FILL_RATE",
            "CACHE_SIZE",
            "CIPHER",
            "DATABASE_TO_LOWER",
            "DB_CLOSE_DELAY",
            "DB_CLOSE_ON_EXIT",
            "IFEXISTS",
            "IGNORECASE",
            "LAZY_QUERY_EXECUTION",
            "LOCK_TIMEOUT",
            "MAX_COMPACT_TIME",
            "MAX_MEMORY_ROWS",
            "MODE",
            "PASSWORD",
            "QUERY_TIMEOUT",
            "RETENTION_TIME",
            "THROTTLE",
            "USER",
            "WRITE_DELAY");

    /** Known to H2 beside its SET statements and the harmless ones. */
    private static final List<String> OTHERS = List.of(
            "AUTHREALM",
            "AUTO_RECONNECT",
            "AUTO_SERVER",
            "AUTO_SERVER_PORT",
            "DATABASE_TO_UPPER",
            "FILE_LOCK",
            "FORBID_CREATION",
            "INIT",
            "JMX",
            "NETWORK_TIMEOUT",
            "PAGE_SIZE",
            "PASSWORD_HASH",
            "RECOVER");

    private static final DriverParameters PARAMETERS = new DriverParameters("H2", known(), Map.of(), HARMLESS);

    private H2Settings() {}

    private static List<String> known() {
        List<String> known = new ArrayList<>(SetTypes.getTypes());
        known.addAll(OTHERS);
        known.addAll(HARMLESS);
        return known;
    }

    /** Gives values by name, in upper case. */
    static Map<String, String> read(Map<String, String> given, boolean trusted) {
        return PARAMETERS.read(given, trusted);
    }

    /** Reads what stands behind the first semicolon of a JDBC URL; a backslash takes the meaning from the next letter. */
    static Map<String, String> ofJdbc(String settings) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String setting : settings.split("(?<!\\\\);", -1)) {
            int equals = setting.indexOf('=');
            if (setting.isEmpty()) {
                continue;
            }
            if (equals < 0
                    || read.put(
                                    setting.substring(0, equals).toUpperCase(Locale.ROOT),
                                    setting.substring(equals + 1).replaceAll("\\\\(.)", "$1"))
                            != null) {
                throw new ConfigurationException(
                        Problem.INVALID_VALUE,
                        "DATABASE_URL",
                        "a setting of H2 looks like ;NAME=value, and stands there once; write \\; for a ; in a value");
            }
        }
        return read;
    }

    static String text(Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        settings.forEach((name, value) ->
                text.append(';').append(name).append('=').append(value.replaceAll("([\\\\;])", "\\\\$1")));
        return text.toString();
    }
}
