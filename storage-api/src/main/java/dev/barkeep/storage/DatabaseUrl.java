package dev.barkeep.storage;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is, in parts. {@link #toString} never shows a password.
 *
 * <p>Three forms:
 *
 * <ul>
 *   <li>{@code scheme://user:password@host:port/database?name=value&...}; user, password, database and parameters are
 *       percent-decoded, an IPv6 host stands in brackets, and the last {@code @} ends the password (CFG-006). Of {@code sqlite} the
 *       database is the file: {@code sqlite:///relative.db}, {@code sqlite:////absolute.db}, {@code sqlite:///:memory:}.
 *   <li>{@code jdbc:scheme:...}, taken as it is: only the scheme is read ({@link #jdbc}).
 *   <li>{@code scheme:} alone, for a backend that needs nothing else, as {@code memory:}.
 * </ul>
 */
public final class DatabaseUrl {

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    /** Two colons at least: one alone stands between a host and its port. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.~-]+)?");

    private static final Pattern HOST = Pattern.compile("\\[" + IPV6 + "]|[^\\s/?#@:\\[\\]]+");
    private static final Pattern SECRET_NAME =
            Pattern.compile("pass|pwd|secret|token|credential|key", Pattern.CASE_INSENSITIVE);
    /** What stands before the password in {@code //user:password@host} and Oracle's {@code user/password@host}. */
    private static final Pattern JDBC_LOGIN =
            Pattern.compile("^jdbc:(?!sqlite:)[^/@]*:[^/:@]+/|//[^:]*:", Pattern.CASE_INSENSITIVE);
    /** What stands before the password in a parameter, whatever a driver puts between parameters. */
    private static final Pattern JDBC_PARAMETER =
            Pattern.compile("(" + SECRET_NAME + ")[^=?&;(,:/]*=", Pattern.CASE_INSENSITIVE);

    private final String scheme;
    private final @Nullable String jdbc;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final @Nullable String host;
    private final @Nullable Integer port;
    private final @Nullable String database;
    private final Map<String, String> parameters;

    private DatabaseUrl(
            String scheme,
            @Nullable String jdbc,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable String host,
            @Nullable Integer port,
            @Nullable String database,
            Map<String, String> parameters) {
        this.scheme = scheme;
        this.jdbc = jdbc;
        this.user = user;
        this.password = password;
        this.host = host;
        this.port = port;
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
                throw invalid("a JDBC URL begins with jdbc:<database>:, like jdbc:sqlite:market.db");
            }
            return new DatabaseUrl(scheme(trimmed.substring(5, end)), trimmed, null, null, null, null, null, Map.of());
        }
        int separator = trimmed.indexOf("://");
        if (separator < 0 && trimmed.endsWith(":")) {
            return new DatabaseUrl(
                    scheme(trimmed.substring(0, trimmed.length() - 1)), null, null, null, null, null, null, Map.of());
        }
        if (separator < 0) {
            throw invalid("must look like sqlite:///file.db or postgresql://user:password@host:5432/database");
        }
        String scheme = scheme(trimmed.substring(0, separator));
        String rest = trimmed.substring(separator + 3);
        int question = rest.indexOf('?');
        Map<String, String> parameters = question < 0 ? Map.of() : parameters(rest.substring(question + 1));
        rest = question < 0 ? rest : rest.substring(0, question);

        int at = rest.lastIndexOf('@');
        // The file of a SQLite URL may have an @ in its name; there is nobody to log in there.
        boolean noAuthority = rest.startsWith("/");
        String userInfo = noAuthority || at < 0 ? "" : rest.substring(0, at);
        String location = noAuthority ? rest : rest.substring(at + 1);
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        Secret password = colon < 0 ? null : new Secret(decode("password", userInfo.substring(colon + 1)));

        int slash = location.indexOf('/');
        String hostAndPort = slash < 0 ? location : location.substring(0, slash);
        String database = slash < 0 ? "" : decode("database", location.substring(slash + 1));
        int portColon = hostAndPort.lastIndexOf(':');
        if (portColon < hostAndPort.lastIndexOf(']')) {
            portColon = -1;
        }
        String host = portColon < 0 ? hostAndPort : hostAndPort.substring(0, portColon);
        if (host.startsWith("[") != host.endsWith("]") || (!host.startsWith("[") && host.indexOf(':') >= 0)) {
            throw invalid("an IPv6 host stands in brackets, like [::1]:5432");
        }
        Integer port = portColon < 0 ? null : port("the port of the URL", hostAndPort.substring(portColon + 1));
        return new DatabaseUrl(
                scheme,
                null,
                user.isEmpty() ? null : decode("user", user),
                password,
                host.isEmpty() ? null : host,
                port,
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
        return new DatabaseUrl("sqlite", null, null, null, null, null, path, Map.of());
    }

    /**
     * Names a database of a server.
     *
     * @param scheme the kind of server: postgresql, mysql, ...
     * @param user who logs in
     * @param password the password
     * @param host name or address
     * @param port the port, or {@code null} for the usual one
     * @param database the database
     * @return its URL
     * @throws ConfigurationException if the scheme, the host or the port is none
     */
    public static DatabaseUrl server(
            String scheme, String user, Secret password, String host, @Nullable Integer port, String database) {
        String bracketed = IPV6.matcher(host).matches() ? "[" + host + "]" : host;
        if (!HOST.matcher(bracketed).matches()) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    "DB_HOST",
                    "'" + host + "' is not a host; it must be a name or an address, its port stands in DB_PORT");
        }
        Integer checked = port == null ? null : port("DB_PORT", Integer.toString(port));
        return new DatabaseUrl(scheme(scheme), null, user, password, bracketed, checked, database, Map.of());
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
     * Gives the host.
     *
     * @return name or address, IPv6 in brackets, or {@code null} if it is not said
     */
    public @Nullable String host() {
        return host;
    }

    /**
     * Gives the port.
     *
     * @return 1 to 65535, or {@code null} if it is not said
     */
    public @Nullable Integer port() {
        return port;
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
            throw invalid("a JDBC URL is taken as it is; a password beside it needs the other form, like " + scheme
                    + "://user@host/database");
        }
        if (user == null) {
            throw invalid("there is a password but no user in front of an @, like " + scheme + "://user@host/database");
        }
        return new DatabaseUrl(
                scheme, null, user, Objects.requireNonNull(secret, "secret"), host, port, database, parameters);
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
        return jdbc != null ? masked(jdbc) : text(true);
    }

    /**
     * Where a password ends is a matter of the driver: a comma, a semicolon or an @ may belong to it. So what follows a
     * secret parameter is not shown, and if an @ follows it, neither is anything behind the login before it.
     */
    private static String masked(String jdbc) {
        int at = jdbc.lastIndexOf('@');
        Matcher login = JDBC_LOGIN.matcher(jdbc);
        int loginEnd = login.find() && login.end() <= at ? login.end() : -1;
        Matcher parameter = JDBC_PARAMETER.matcher(jdbc);
        int secret = parameter.find() ? parameter.end() : -1;
        if (loginEnd < 0) {
            return secret < 0 ? jdbc : jdbc.substring(0, secret) + Secret.MASK;
        }
        String shown =
                jdbc.substring(0, secret < 0 || secret > at ? loginEnd : Math.min(loginEnd, secret)) + Secret.MASK;
        if (secret < 0) {
            return shown + jdbc.substring(at);
        }
        return secret > at ? shown + jdbc.substring(at, secret) + Secret.MASK : shown;
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
        text.append(host == null ? "" : host);
        if (port != null) {
            text.append(':').append(port);
        }
        if (database != null) {
            text.append('/').append(encode(database).replace("%2F", "/").replace("%3A", ":"));
        }
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            text.append(separator).append(encode(parameter.getKey())).append('=');
            if (masked && SECRET_NAME.matcher(parameter.getKey()).find()) {
                // The end: behind a raw & in a password stands the rest of the password.
                return text.append(Secret.MASK).toString();
            }
            text.append(encode(parameter.getValue()));
            separator = '&';
        }
        return text.toString();
    }

    /** Reads a port. */
    static int port(String variable, String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw notAPort(variable, value);
        }
        throw notAPort(variable, value);
    }

    private static ConfigurationException notAPort(String variable, String value) {
        // What stands where the port should be may be the rest of a password that was not encoded.
        String shown = "DB_PORT".equals(variable) ? "'" + value + "'" : "what stands after the host's colon";
        return new ConfigurationException(
                Problem.INVALID_VALUE,
                "DB_PORT".equals(variable) ? variable : "DATABASE_URL",
                shown + " is not a port; it must be a number from 1 to 65535");
    }

    private static String scheme(String value) {
        String scheme = value.toLowerCase(Locale.ROOT);
        if (!SCHEME.matcher(scheme).matches()) {
            throw invalid("it does not begin with the name of a kind of database, like sqlite or postgresql");
        }
        return scheme;
    }

    private static Map<String, String> parameters(String query) {
        if (query.indexOf('@') >= 0) {
            throw invalid(
                    "behind the first ? stands an @; write %3F for a ? in a password, %40 for an @ in a parameter");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            // No names in the errors: behind a raw & in a password stands the rest of the password.
            String name = decode("name of a parameter", equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode("value of a parameter", pair.substring(equals + 1));
            if (parameters.put(name, value) != null) {
                throw invalid("the same parameter is given twice");
            }
        }
        return parameters;
    }

    /** Percent-decodes strictly: unlike in forms, a plus sign is a plus sign. */
    private static String decode(String part, String value) {
        byte[] raw = value.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                decoded.put(raw[i]);
                continue;
            }
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw invalid("the " + part + " has a % that two hexadecimal digits do not follow; write %25 for %");
            }
            decoded.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw invalid("the " + part + " is not UTF-8 after percent-decoding");
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ConfigurationException invalid(String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, "DATABASE_URL", message);
    }
}
