package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.DatabaseUrl.Host;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the URLs of servers have in common. */
public final class ServerUrl {

    /** Without its zone, an address of the machine itself; a name that leads there is somebody's promise. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|(0{1,4}:){7}0{0,3}1)]", Pattern.CASE_INSENSITIVE);

    private static final Pattern DATABASE_ALONE = Pattern.compile("[\\w$-]+");

    private ServerUrl() {}

    /**
     * Reads a JDBC URL as one of the other form: {@code jdbc:database://host:port,.../name?parameter=value&...}. User and
     * password are among its parameters.
     *
     * @param jdbc the JDBC URL
     * @param form what a URL has to look like
     * @return its parts
     * @throws ConfigurationException if it has another form, as one with a login before the host; it repeats nothing of it
     */
    public static DatabaseUrl ofJdbc(String jdbc, String form) {
        int kind = jdbc.indexOf(':', 5);
        String scheme = jdbc.substring(5, kind).toLowerCase(Locale.ROOT);
        String rest = jdbc.substring(kind + 1);
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        if (DATABASE_ALONE.matcher(place).matches()) {
            place = "///" + place;
        }
        if (!place.startsWith("//") || place.indexOf('@') >= 0 || place.indexOf('(') >= 0) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    "DATABASE_URL",
                    "a JDBC URL is taken in the form jdbc:" + scheme
                            + "://host:port/database?user=name&password=word; for a login before the host write "
                            + form);
        }
        // In a form a plus sign is a blank, and an @ ends no login here.
        String query =
                question < 0 ? "" : rest.substring(question).replace("+", "%20").replace("@", "%40");
        return DatabaseUrl.parse(scheme + ":" + place + query);
    }

    /**
     * Names a database in messages.
     *
     * @param hosts where it is
     * @param usualPort the port of a host that has none
     * @param database its name
     * @return like {@code one:5432,two:5433/market}
     */
    public static String name(List<Host> hosts, int usualPort, String database) {
        return hosts.stream()
                        .map(host -> host.port() == null ? host.name() + ":" + usualPort : host.toString())
                        .collect(Collectors.joining(","))
                + "/" + database;
    }

    /**
     * Says whether nothing leaves the machine.
     *
     * @param hosts where a database is
     * @return whether each of them is localhost or a loopback address. No name is looked up
     */
    public static boolean isLoopback(List<Host> hosts) {
        return hosts.stream().allMatch(host -> LOOPBACK.matcher(host.name()).matches());
    }
}
