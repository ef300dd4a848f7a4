package dev.barkeep.storage;

import dev.barkeep.storage.error.ConfigurationException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, in parts. {@link #toString} never shows a password.
 *
 * <p>Three forms:
 *
 * <ul>
 *   <li>{@code scheme://user:password@host:port/database?name=value&...}; user, password, database and parameters are
 *       percent-decoded, an IPv6 host stands in brackets, and the last {@code @} ends the password (CFG-006). Several hosts of one
 *       database stand behind each other with commas, each with a port of its own or none: {@code one:5001,two,[::1]:5003}. Of
 *       {@code sqlite} the database is the file: {@code sqlite:///relative.db}, {@code sqlite:////absolute.db}, {@code sqlite:///:memory:}.
 *   <li>{@code jdbc:scheme:...}, taken as it is: only the scheme is read ({@link #jdbc}).
 *   <li>{@code scheme:} alone, for a backend that needs nothing else, as {@code memory:}.
 * </ul>
 */
public final class DatabaseUrl {

    private static final Pattern SECRET =
            Pattern.compile("pass|pwd|secret|token|credential|key", Pattern.CASE_INSENSITIVE);

    private final String scheme;
    private final @Nullable String jdbc;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final List<Host> hosts;
    private final @Nullable String database;
    private final Map<String, String> parameters;

    private DatabaseUrl(
            String scheme,
            @Nullable String jdbc,
            @Nullable String user,
            @Nullable Secret password,
            List<Host> hosts,
            @Nullable String database,
            Map<String, String> parameters) {
        this.scheme = scheme;
        this.jdbc = jdbc;
        this.user = user;
        this.password = password;
        this.hosts = List.copyOf(hosts);
        this.database = database;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads a URL.
     *
     * @param url the URL
     * @return its parts
     * @throws ConfigurationException if it cannot be understood; the message does not repeat it, as it may hold a password
     */
    public static DatabaseUrl parse(String url) {
        String trimmed = Objects.requireNonNull(url, "url").strip();
        if (trimmed.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
            int end = trimmed.indexOf(':', 5);
            if (end < 0) {
                throw UrlParts.invalid("a JDBC URL begins with jdbc:<database>:, like jdbc:sqlite:market.db");
            }
            return new DatabaseUrl(
                    UrlParts.scheme(trimmed.substring(5, end)), trimmed, null, null, List.of(), null, Map.of());
        }
        int separator = trimmed.indexOf("://");
        if (separator < 0 && trimmed.endsWith(":")) {
            return new DatabaseUrl(
                    UrlParts.scheme(trimmed.substring(0, trimmed.length() - 1)),
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    Map.of());
        }
        if (separator < 0) {
            throw UrlParts.invalid("must look like sqlite:///file.db or postgresql://user:password@host:5432/database");
        }
        String scheme = UrlParts.scheme(trimmed.substring(0, separator));
        String rest = trimmed.substring(separator + 3);
        int question = rest.indexOf('?');
        Map<String, String> parameters = question < 0 ? Map.of() : UrlParts.parameters(rest.substring(question + 1));
        rest = question < 0 ? rest : rest.substring(0, question);

        int at = rest.lastIndexOf('@');
        // The file of a SQLite URL may have an @ in its name; there is nobody to log in there.
        boolean noAuthority = rest.startsWith("/");
        String userInfo = noAuthority || at < 0 ? "" : rest.substring(0, at);
        String location = noAuthority ? rest : rest.substring(at + 1);
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        Secret password = colon < 0 ? null : new Secret(UrlParts.decode("password", userInfo.substring(colon + 1)));

        int slash = location.indexOf('/');
        String hostAndPort = slash < 0 ? location : location.substring(0, slash);
        String database = slash < 0 ? "" : UrlParts.decode("database", location.substring(slash + 1));
        return new DatabaseUrl(
                scheme,
                null,
                user.isEmpty() ? null : UrlParts.decode("user", user),
                password,
                UrlParts.hosts(hostAndPort),
                database.isEmpty() ? null : database,
                parameters);
    }

    /**
     * Names a SQLite file.
     *
     * @param path the file, relative to the working directory or absolute, or {@code :memory:}
     * @return its URL
     */
    public static DatabaseUrl sqlite(String path) {
        return new DatabaseUrl("sqlite", null, null, null, List.of(), path, Map.of());
    }

    /**
     * Names a database of a server.
     *
     * @param scheme the kind of server: postgresql, mysql, ...
     * @param user who logs in
     * @param password the password, or {@code null} for a login without one
     * @param host name or address; or several with commas, each of which may have a colon and a port
     * @param port the port of each host without one, or {@code null} for the usual one
     * @param database the database
     * @return its URL
     * @throws ConfigurationException if the scheme, a host or a port is none
     */
    public static DatabaseUrl server(
            String scheme,
            String user,
            @Nullable Secret password,
            String host,
            @Nullable Integer port,
            String database) {
        return new DatabaseUrl(
                UrlParts.scheme(scheme), null, user, password, UrlParts.hosts(host, port), database, Map.of());
    }

    /**
     * Gives the kind of database.
     *
     * @return lower case: sqlite, postgresql, ...; of a JDBC URL what stands behind {@code jdbc:}
     */
    public String scheme() {
        return scheme;
    }

    /**
     * Gives the whole URL if it is a JDBC URL. It may hold a password: for the driver and nobody else.
     *
     * @return the URL in the clear, or {@code null} if it is of the other form
     */
    public @Nullable String jdbc() {
        return jdbc;
    }

    /**
     * Gives the user.
     *
     * @return who logs in, or {@code null} if it is not said
     */
    public @Nullable String user() {
        return user;
    }

    /**
     * Gives the password.
     *
     * @return the password, or {@code null} if it is not said
     */
    public @Nullable Secret password() {
        return password;
    }

    /**
     * Gives the hosts.
     *
     * @return in the order given; empty if none is said; unmodifiable
     */
    public List<Host> hosts() {
        return hosts;
    }

    /**
     * Gives the first host.
     *
     * @return name or address, IPv6 in brackets, or {@code null} if none is said
     */
    public @Nullable String host() {
        return hosts.isEmpty() ? null : hosts.get(0).name();
    }

    /**
     * Gives the port of the first host.
     *
     * @return 1 to 65535, or {@code null} if it is not said
     */
    public @Nullable Integer port() {
        return hosts.isEmpty() ? null : hosts.get(0).port();
    }

    /**
     * Gives the database.
     *
     * @return its name, for SQLite its file, or {@code null} if it is not said
     */
    public @Nullable String database() {
        return database;
    }

    /**
     * Gives the parameters, for the driver.
     *
     * @return by name, in the order given; unmodifiable
     */
    public Map<String, String> parameters() {
        return parameters;
    }

    /**
     * Sets the password, for one that is kept apart from its URL.
     *
     * @param secret the password
     * @return the URL with it, in place of its own if it has one
     * @throws ConfigurationException if the URL has no user whose password it could be, or is a JDBC URL, whose form is a matter
     *     of the driver
     */
    public DatabaseUrl loggingInWith(Secret secret) {
        if (jdbc != null) {
            throw UrlParts.invalid("a JDBC URL is taken as it is; a password beside it needs the other form, like "
                    + scheme + "://user@host/database");
        }
        if (user == null) {
            throw UrlParts.invalid(
                    "there is a password but no user in front of an @, like " + scheme + "://user@host/database");
        }
        return new DatabaseUrl(
                scheme, null, user, Objects.requireNonNull(secret, "secret"), hosts, database, parameters);
    }

    /**
     * Gives the URL with its password, in a form that {@link #parse} reads back.
     *
     * @return the URL in the clear
     */
    public String reveal() {
        return jdbc != null ? jdbc : text(false);
    }

    /** Gives the URL without its secrets. */
    @Override
    public String toString() {
        return jdbc != null ? JdbcMask.masked(scheme, jdbc) : text(true);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DatabaseUrl url && reveal().equals(url.reveal());
    }

    @Override
    public int hashCode() {
        return reveal().hashCode();
    }

    private String text(boolean masked) {
        StringBuilder text = new StringBuilder(scheme).append("://");
        if (user != null || password != null) {
            text.append(user == null ? "" : encode(user));
            if (password != null) {
                text.append(':').append(masked ? Secret.MASK : encode(password.reveal()));
            }
            text.append('@');
        }
        text.append(hosts.stream().map(Host::toString).collect(Collectors.joining(",")));
        if (database != null) {
            text.append('/').append(encode(database).replace("%2F", "/").replace("%3A", ":"));
        }
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            text.append(separator).append(encode(parameter.getKey())).append('=');
            if (masked
                    && SECRET.matcher(parameter.getKey() + parameter.getValue()).find()) {
                // The end: behind a raw & in a password stands the rest of the password.
                return text.append(Secret.MASK).toString();
            }
            text.append(encode(parameter.getValue()));
            separator = '&';
        }
        return text.toString();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * One of the servers of a database.
     *
     * @param name name or address, IPv6 in brackets
     * @param port 1 to 65535, or {@code null} for the usual one of the database
     */
    public record Host(String name, @Nullable Integer port) {

        /** Gives it as it stands in a URL. */
        @Override
        public String toString() {
            return port == null ? name : name + ":" + port;
        }
    }
}
