package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.InvalidDataException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose signals, performance and positions are taken. A storage has no users yet, so that rows of several would become those of
 * one, and nobody could tell them apart again.
 */
final class LegacyUsers {

    /** The tables whose rows belong to a user. Bars and companies are everybody's. */
    static final List<String> TABLES = List.of("signal_history", "portfolio_performance", "portfolio_positions");

    private final Set<String> known;
    private final Set<String> owners;
    private final @Nullable String wanted;

    private LegacyUsers(Set<String> known, Set<String> owners, @Nullable String wanted) {
        this.known = known;
        this.owners = owners;
        this.wanted = wanted;
    }

    static LegacyUsers of(LegacyFile file, LegacyOptions options) throws SQLException {
        Set<String> known = ids(file, "users", "id");
        Set<String> owners = new TreeSet<>();
        for (String table : TABLES) {
            owners.addAll(ids(file, table, "user_id"));
        }
        owners.retainAll(known);
        return new LegacyUsers(known, owners, options.user());
    }

    private static Set<String> ids(LegacyFile file, String table, String column) throws SQLException {
        Set<String> ids = new TreeSet<>();
        if (file.has(table, column)) {
            try (Statement statement = file.connection().createStatement();
                    ResultSet rows = statement.executeQuery("SELECT DISTINCT CAST(" + column + " AS TEXT) FROM " + table
                            + " WHERE " + column + " IS NOT NULL")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    /** Says what was decided. */
    String decision() {
        if (wanted != null) {
            return "of signals, performance and positions those of user " + wanted + " and of nobody are taken";
        }
        return owners.size() > 1
                ? "signals, performance and positions of several users (" + String.join(", ", owners)
                        + ") cannot be told apart in a storage and are refused; name one of them by the option user"
                : "signals, performance and positions are of one user at most (" + String.join(", ", owners)
                        + "); whose they were is not kept";
    }

    /** Refuses a row that is not to be taken because of whose it is. A row of nobody is taken. */
    void check(LegacyRow row) throws SQLException {
        @Nullable Object value = row.raw("user_id");
        if (value == null) {
            return;
        }
        String user = value.toString();
        if (wanted != null) {
            if (!user.equals(wanted)) {
                throw new InvalidDataException("user_id", value, "must be the user whose rows are taken, " + wanted);
            }
        } else if (!known.contains(user)) {
            throw new InvalidDataException(
                    "user_id",
                    value,
                    "must be in the table users; to take it all the same, name it by the option user");
        } else if (owners.size() > 1) {
            throw new InvalidDataException(
                    "user_id",
                    value,
                    "must be the only user of the file, or named by the option user; there are "
                            + String.join(", ", owners));
        }
    }
}
