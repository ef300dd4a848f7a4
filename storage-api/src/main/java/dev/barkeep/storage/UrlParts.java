package dev.barkeep.storage;

import dev.barkeep.storage.DatabaseUrl.Host;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a URL. No error repeats what it read: what stands where a part should be may be the rest of a password. */
final class UrlParts {

    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    /** Two colons at least: one alone stands between a host and its port. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.~-]+)?");
    /** Letters of any script: what a name becomes in the network is a matter of the driver. */
    private static final Pattern HOST = Pattern.compile("\\[" + IPV6 + "]|[\\p{L}\\p{N}._-]+");

    private UrlParts() {}

    /** Reads what stands between the login and the database. */
    static List<Host> hosts(String text) {
        List<Host> hosts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int colon = part.lastIndexOf(':') < part.lastIndexOf(']') ? -1 : part.lastIndexOf(':');
            String name = colon < 0 ? part : part.substring(0, colon);
            if (name.startsWith("[") != name.endsWith("]") || (!name.startsWith("[") && name.indexOf(':') >= 0)) {
                throw invalid("an IPv6 host stands in brackets, like [::1]:5432");
            }
            Integer port = colon < 0 ? null : port("the port of the URL", part.substring(colon + 1));
            if (name.isEmpty() && part.equals(text)) {
                return port == null ? List.of() : List.of(new Host("localhost", port));
            }
            if (name.toLowerCase(Locale.ROOT).startsWith("%2f")) {
                throw invalid(
                        "the host is a Unix socket, and the library connects by TCP; name a host, like localhost");
            }
            hosts.add(new Host(checked(name, "DATABASE_URL"), port));
        }
        return hosts;
    }

    /** Reads what DB_HOST and DB_PORT say. */
    static List<Host> hosts(String text, @Nullable Integer port) {
        Integer usual = port == null ? null : port("DB_PORT", Integer.toString(port));
        List<Host> hosts = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            int colon = name.lastIndexOf(':');
            if (IPV6.matcher(name).matches()) {
                hosts.add(new Host("[" + name + "]", usual));
            } else if (text.indexOf(',') >= 0 && colon > name.lastIndexOf(']')) {
                hosts.add(new Host(
                        checked(name.substring(0, colon), "DB_HOST"),
                        port("a port of DB_HOST", name.substring(colon + 1))));
            } else {
                hosts.add(new Host(checked(name, "DB_HOST"), usual));
            }
        }
        return hosts;
    }

    private static String checked(String host, String variable) {
        if (!HOST.matcher(host).matches()) {
            throw new ConfigurationException(
                    Problem.INVALID_VALUE,
                    variable,
                    variable.equals("DB_HOST")
                            ? "must be a name or an address; its port stands in DB_PORT; several hosts look like one:5432,two:5432"
                            : "the host is not a name or an address; a URL is like postgresql://user:password@host:5432/database");
        }
        return host;
    }

    /** Reads a port. */
    static int port(String what, String value) {
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw notAPort(what, value);
        }
        throw notAPort(what, value);
    }

    private static ConfigurationException notAPort(String what, String value) {
        // What stands where the port should be may be the rest of a password that was not encoded.
        return new ConfigurationException(
                Problem.INVALID_VALUE,
                what.equals("DB_PORT") ? what : what.endsWith("DB_HOST") ? "DB_HOST" : "DATABASE_URL",
                (what.equals("DB_PORT") ? "'" + value + "'" : "what stands after the host's colon")
                        + " is not a port; it must be a number from 1 to 65535");
    }

    static String scheme(String value) {
        String scheme = value.toLowerCase(Locale.ROOT);
        if (!SCHEME.matcher(scheme).matches()) {
            throw invalid("it does not begin with the name of a kind of database, like sqlite or postgresql");
        }
        return scheme;
    }

    static Map<String, String> parameters(String query) {
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
    static String decode(String part, String value) {
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

    static ConfigurationException invalid(String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, "DATABASE_URL", message);
    }
}
