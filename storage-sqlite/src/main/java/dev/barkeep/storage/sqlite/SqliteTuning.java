package dev.barkeep.storage.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.sqlite.SQLiteConfig.Pragma;

/** What a user may tune. The rest this backend sets itself, or it could change what is stored. */
final class SqliteTuning {

    private static final Map<String, Rule> RULES = new TreeMap<>(Map.ofEntries(
            rule(Pragma.BUSY_TIMEOUT, whole(0, Integer.MAX_VALUE), "a number of milliseconds, 0 to 2147483647"),
            rule(
                    Pragma.CACHE_SIZE,
                    whole(Integer.MIN_VALUE + 1, Integer.MAX_VALUE),
                    "a number of pages, or a negative one of kibibytes"),
            rule(
                    Pragma.CACHE_SPILL,
                    oneOf("TRUE", "FALSE", "ON", "OFF", "YES", "NO").or(whole(0, Integer.MAX_VALUE)),
                    "true or false, or a number of pages"),
            rule(Pragma.JOURNAL_SIZE_LIMIT, whole(-1, Long.MAX_VALUE), "a number of bytes, or -1 for no limit"),
            rule(Pragma.MAX_PAGE_COUNT, whole(1, 4_294_967_294L), "a number of pages, 1 to 4294967294"),
            rule(Pragma.MMAP_SIZE, whole(0, Long.MAX_VALUE), "a number of bytes, 0 for none"),
            rule(
                    Pragma.PAGE_SIZE,
                    oneOf("512", "1024", "2048", "4096", "8192", "16384", "32768", "65536"),
                    "a power of two from 512 to 65536"),
            rule(
                    Pragma.SECURE_DELETE,
                    oneOf("TRUE", "FALSE", "ON", "OFF", "YES", "NO", "1", "0", "FAST"),
                    "true, false or fast"),
            rule(
                    Pragma.SYNCHRONOUS,
                    oneOf("OFF", "NORMAL", "FULL", "EXTRA", "0", "1", "2", "3"),
                    "one of OFF, NORMAL, FULL, EXTRA"),
            rule(Pragma.TEMP_STORE, oneOf("DEFAULT", "FILE", "MEMORY", "0", "1", "2"), "one of DEFAULT, FILE, MEMORY"),
            rule(
                    Pragma.WAL_AUTOCHECKPOINT,
                    whole(0, Integer.MAX_VALUE),
                    "a number of pages, 0 for no automatic checkpoint")));

    private record Rule(Predicate<String> test, String text) {}

    private SqliteTuning() {}

    /** Refuses a setting that is unknown or has a value that SQLite would ignore or choke on. */
    static void check(String name, String value) {
        Rule rule = RULES.get(name);
        if (rule == null) {
            throw SqliteLocation.invalid(
                    "the parameter '" + name + "' cannot be set; these can: " + String.join(", ", RULES.keySet()));
        }
        if (!rule.test.test(value)) {
            throw SqliteLocation.invalid("the parameter " + name + " is '" + value + "'; it must be " + rule.text);
        }
    }

    private static Map.Entry<String, Rule> rule(Pragma pragma, Predicate<String> test, String text) {
        return Map.entry(pragma.getPragmaName().toLowerCase(Locale.ROOT), new Rule(test, text));
    }

    private static Predicate<String> oneOf(String... values) {
        return value -> List.of(values).contains(value.toUpperCase(Locale.ROOT));
    }

    private static Predicate<String> whole(long least, long greatest) {
        return value -> {
            try {
                long number = Long.parseLong(value);
                return least <= number && number <= greatest;
            } catch (NumberFormatException e) {
                return false;
            }
        };
    }
}
