package dev.barkeep.storage;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows of a JDBC URL what cannot be a secret. Each driver has a form of its own, in which a password may stand anywhere and hold
 * anything. So only what is known to be harmless is shown, up to the first thing that is not.
 */
final class JdbcMask {

    /** Hosts and a database, or a file. */
    private static final Pattern PLACE =
            Pattern.compile("//[\\w.,:\\[\\]-]*(/[\\w.$-]*)?|(async:|file:|mem:|nio:|split:)*[\\w./\\\\ ~-]*");

    private static final Pattern SQLITE = Pattern.compile("[^?]*");
    private static final Pattern PARAMETER = Pattern.compile("[?&;](\\w+)=([\\w.,/:+-]{0,60})(?=[&;]|$)");

    /** In lower case. */
    private static final Set<String> SHOWN = Set.of(
            "applicationname",
            "busy_timeout",
            "cache_size",
            "connecttimeout",
            "currentschema",
            "encrypt",
            "journal_mode",
            "lock_timeout",
            "mode",
            "preparethreshold",
            "readonly",
            "sockettimeout",
            "ssl",
            "sslmode",
            "synchronous",
            "targetservertype",
            "usessl");

    private JdbcMask() {}

    static String masked(String scheme, String jdbc) {
        int begin = "jdbc:".length() + scheme.length() + 1;
        Matcher place = (scheme.equals("sqlite") ? SQLITE : PLACE).matcher(jdbc);
        int shown = place.region(begin, jdbc.length()).lookingAt() ? place.end() : begin;
        Matcher parameter = PARAMETER.matcher(jdbc);
        while (parameter.region(shown, jdbc.length()).lookingAt()
                && SHOWN.contains(parameter.group(1).toLowerCase(Locale.ROOT))) {
            shown = parameter.end();
        }
        if (shown == jdbc.length()) {
            return jdbc;
        }
        // Otherwise what was taken for a host or a file is the beginning of a login or of a password.
        boolean separated = shown > begin && "?&;".indexOf(jdbc.charAt(shown)) >= 0 && jdbc.indexOf('@', shown) < 0;
        return jdbc.substring(0, separated || scheme.equals("sqlite") ? shown + 1 : begin) + Secret.MASK;
    }
}
