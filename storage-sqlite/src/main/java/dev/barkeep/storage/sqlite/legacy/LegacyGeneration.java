package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.SchemaMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which program of the former application wrote a file. The files carry no mark; their tables tell. */
public enum LegacyGeneration {
    /** C, the initialiser: seven tables without users. */
    INITIALISER("C"),
    /** D, the data manager: bars, companies and a short signal history. */
    DATA_MANAGER("D"),
    /** E, the ORM: ids on every table, a user's id on most, and the tables of users. */
    ORM("E"),
    /** H, the hybrid: the initialiser's seven tables beside the ORM's tables of users. */
    HYBRID("H");

    private static final List<String> OF_ALL = List.of("daily_data", "intraday_data", "metadata", "signal_history");
    private static final List<String> OF_PORTFOLIOS =
            List.of("portfolio_performance", "portfolio_positions", "system_events");
    private static final List<String> OF_USERS = List.of(
            "users", "roles", "permissions", "role_permissions", "api_keys", "user_audit_logs", "system_audit_logs");
    /** What tells a signal history of the data manager from the others. */
    private static final List<String> OF_LONG_SIGNALS = List.of("entry_price", "target_price", "stop_loss", "regime");

    private final String letter;

    LegacyGeneration(String letter) {
        this.letter = letter;
    }

    /**
     * Gives the letter by which the former files are called.
     *
     * @return C, D, E or H
     */
    public String letter() {
        return letter;
    }

    /**
     * Recognises a file by its tables.
     *
     * @param file names the file in messages
     * @param columns the columns of each table; names in lower case
     * @throws SchemaMismatchException if it is none of the four, with what was seen
     */
    static LegacyGeneration of(String file, Map<String, Set<String>> columns) {
        List<String> missing = missing(columns.keySet(), OF_ALL);
        if (!missing.isEmpty()) {
            throw refused(file, columns, "it lacks " + String.join(", ", missing));
        }
        requireColumns(file, columns, "daily_data", "ticker", "date", "open", "high", "low", "close");
        requireColumns(file, columns, "intraday_data", "ticker", "datetime", "open", "high", "low", "close");
        requireColumns(file, columns, "metadata", "ticker");
        requireColumns(file, columns, "signal_history", "ticker", "date", "signal_type", "confidence");
        List<String> portfolios = missing(columns.keySet(), OF_PORTFOLIOS);
        List<String> users = missing(columns.keySet(), OF_USERS);
        boolean ofUsers = columnsOf("daily_data", columns).contains("user_id");
        boolean longSignals = columnsOf("signal_history", columns).stream().anyMatch(OF_LONG_SIGNALS::contains);
        if (portfolios.size() == OF_PORTFOLIOS.size() && users.size() == OF_USERS.size() && !longSignals && !ofUsers) {
            return DATA_MANAGER;
        }
        if (!portfolios.isEmpty()) {
            throw refused(file, columns, "it lacks " + String.join(", ", portfolios));
        }
        requireColumns(file, columns, "portfolio_performance", "date", "portfolio_value");
        requireColumns(file, columns, "portfolio_positions", "ticker", "shares");
        requireColumns(file, columns, "system_events", "event_type", "created_at");
        if (!longSignals) {
            throw refused(file, columns, "its signal_history has no " + String.join(", ", OF_LONG_SIGNALS));
        }
        if (users.size() == OF_USERS.size()) {
            if (ofUsers) {
                throw refused(file, columns, "its rows have a user_id, but there are no tables of users");
            }
            return INITIALISER;
        }
        // One that is missing may never have been needed; without users and one more it is anybody's table.
        if (users.contains("users") || users.size() > OF_USERS.size() - 2) {
            throw refused(file, columns, "of the tables of users it lacks " + String.join(", ", users));
        }
        boolean numbered = columnsOf("daily_data", columns).contains("id");
        if (ofUsers != numbered) {
            throw refused(file, columns, "daily_data has only one of id and user_id");
        }
        return ofUsers ? ORM : HYBRID;
    }

    private static void requireColumns(String file, Map<String, Set<String>> columns, String table, String... wanted) {
        List<String> missing = missing(columnsOf(table, columns), List.of(wanted));
        if (!missing.isEmpty()) {
            throw refused(
                    file,
                    columns,
                    table + " lacks " + String.join(", ", missing) + " (it has "
                            + String.join(", ", columnsOf(table, columns)) + ")");
        }
    }

    private static Set<String> columnsOf(String table, Map<String, Set<String>> columns) {
        return columns.getOrDefault(table, Set.of());
    }

    private static List<String> missing(Set<String> there, List<String> wanted) {
        List<String> missing = new ArrayList<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    private static SchemaMismatchException refused(String file, Map<String, Set<String>> columns, String why) {
        return new SchemaMismatchException(
                SchemaMismatchException.Reason.OTHER_PROGRAM,
                file + " is not a file of the former application: " + why + ". Its tables: "
                        + (columns.isEmpty() ? "none" : String.join(", ", new TreeSet<>(columns.keySet())))
                        + ". It was not changed. Name a file that the former application wrote",
                null);
    }
}
