package dev.barkeep.storage.testservers;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's URL in its parts, as they stand in it, so that another database of the server can be put in.
 *
 * @param scheme like {@code mysql}, or {@code jdbc:mysql} where the user gave a URL of the driver
 * @param login user and password in percent encoding, parted by a colon; empty if the URL has none
 * @param address host and port
 * @param database empty if the URL has none
 * @param query without its question mark; empty if the URL has none
 */
record ServerUrl(String scheme, String login, String address, String database, String query) {

    private static final Pattern PARTS =
            Pattern.compile("((?:jdbc:)?[a-z]+)://(?:([^?]*)@)?([^/?@]+)(?:/([^?]*))?(?:\\?(.*))?");

    static ServerUrl parse(String url) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            // What it says may hold a password.
            throw new IllegalArgumentException(
                    "not the URL of a server; it must be like mysql://user:password@host:port/");
        }
        return new ServerUrl(
                parts.group(1), orEmpty(parts, 2), orEmpty(parts, 3), orEmpty(parts, 4), orEmpty(parts, 5));
    }

    private static String orEmpty(Matcher parts, int group) {
        String part = parts.group(group);
        return part == null ? "" : part;
    }

    /** Names the database of one of a server's databases, in the way of its kind. */
    ServerUrl in(String name) {
        return isPostgres()
                ? new ServerUrl(
                        scheme,
                        login,
                        address,
                        database,
                        (query.isEmpty() ? "" : query + "&") + "currentSchema=" + name)
                : new ServerUrl(scheme, login, address, name, query);
    }

    Connection connect() throws SQLException {
        // One driver serves both MySQL and MariaDB.
        String jdbc = "jdbc:" + (isPostgres() ? "postgresql" : "mysql") + "://" + address + "/" + database
                + questionAndQuery();
        if (login.isEmpty()) {
            return DriverManager.getConnection(jdbc);
        }
        String[] userAndPassword = login.split(":", 2);
        return DriverManager.getConnection(
                jdbc, decoded(userAndPassword[0]), userAndPassword.length == 1 ? "" : decoded(userAndPassword[1]));
    }

    private boolean isPostgres() {
        return scheme.contains("postgres");
    }

    private String questionAndQuery() {
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The URL, with the password. */
    @Override
    public String toString() {
        return scheme + "://" + (login.isEmpty() ? "" : login + "@") + address + "/" + database + questionAndQuery();
    }
}
