package dev.barkeep.storage.postgres;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.ServerLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Which database, read from a URL, and how the driver is to reach it. Its name is host, port and database: no secret. */
final class PostgresLocation {

    private static final String LOCALHOST = "localhost";
    private static final String FORM = "postgresql://user:password@host:port/database";
    private static final int DEFAULT_PORT = 5432;

    /** What the driver leaves open for ever, or anonymous, or slow, unless it is told. In seconds, where it is a time. */
    private static final Map<PGProperty, String> DEFAULTS = Map.of(
            PGProperty.CONNECT_TIMEOUT, "10",
            // Of one answer, so longer than any statement: it is for servers that vanished without a word.
            PGProperty.SOCKET_TIMEOUT, "600",
            PGProperty.TCP_KEEP_ALIVE, "true",
            // Numbers and times come as the server keeps them from the second execution on, not from the sixth.
            PGProperty.PREPARE_THRESHOLD, "1",
            // Otherwise the message about a refused row has all its values, and goes to the host's log.
            PGProperty.LOG_SERVER_ERROR_DETAIL, "false",
            PGProperty.APPLICATION_NAME, "barkeep");

    private static final String LOCK_TIMEOUT = "lock_timeout";

    private PostgresLocation() {}

    /**
     * Reads a URL.
     *
     * @throws ConfigurationException if something is missing or is not known to the driver
     */
    static ServerLocation of(DatabaseUrl url) {
        return url.jdbc() == null ? ofParts(url) : ofJdbc(url.jdbc());
    }

    private static ServerLocation ofParts(DatabaseUrl url) {
        Map<String, String> settings = new LinkedHashMap<>(url.parameters());
        @Nullable Secret password = url.password();
        if (url.user() != null) {
            settings.put(PGProperty.USER.getName(), url.user());
        }
        if (password != null) {
            settings.put(PGProperty.PASSWORD.getName(), password.reveal());
        }
        ServerLocation.required("DB_USER", "user", settings.get(PGProperty.USER.getName()), FORM);
        ServerLocation.required("DB_PASSWORD", "password", settings.get(PGProperty.PASSWORD.getName()), FORM);
        String database = ServerLocation.required("DB_NAME", "database", url.database(), FORM);
        String host = url.host() == null ? LOCALHOST : url.host();
        int port = url.port() == null ? DEFAULT_PORT : url.port();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {host});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        settings.forEach((name, value) -> set(source, name, value));
        withDefaults(source, settings.keySet());
        return limited(
                new ServerLocation(host + ":" + port + "/" + database, source),
                settings.get(PGProperty.OPTIONS.getName()));
    }

    private static ServerLocation ofJdbc(String jdbc) {
        @Nullable Properties parsed = Driver.parseURL(jdbc, null);
        if (parsed == null) {
            // The driver would repeat the URL, and with it a password.
            throw invalid(
                    "the driver cannot read this JDBC URL; write jdbc:postgresql://host:port/database?name=value");
        }
        for (PGProperty property : PGProperty.values()) {
            check(property, parsed.getProperty(property.getName()));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbc);
        withDefaults(source, parsed.stringPropertyNames());
        return limited(
                new ServerLocation(
                        parsed.getProperty(PGProperty.PG_HOST.getName(), LOCALHOST) + ":"
                                + parsed.getProperty(PGProperty.PG_PORT.getName(), Integer.toString(DEFAULT_PORT)) + "/"
                                + parsed.getProperty(PGProperty.PG_DBNAME.getName(), ""),
                        source),
                parsed.getProperty(PGProperty.OPTIONS.getName()));
    }

    /** By itself PostgreSQL waits for ever. As a statement, and not among the options, which a connection pooler may refuse. */
    private static ServerLocation limited(ServerLocation location, @Nullable String options) {
        return options != null && options.contains(LOCK_TIMEOUT)
                ? location
                : location.withLockLimit(longest -> "SET " + LOCK_TIMEOUT + " = " + longest.toMillis());
    }

    private static void withDefaults(PGSimpleDataSource source, Set<String> given) {
        // A batch that the driver rewrites has no true counts any more; many rows take another road anyway.
        source.setReWriteBatchedInserts(false);
        DEFAULTS.forEach((property, value) -> {
            if (!given.contains(property.getName())) {
                set(source, property.getName(), value);
            }
        });
    }

    private static void set(PGSimpleDataSource source, String name, String value) {
        PGProperty property = PGProperty.forName(name);
        if (property == null) {
            throw invalid("the PostgreSQL driver knows no parameter '" + name + "'");
        }
        check(property, value);
        source.setProperty(property, value);
    }

    /** The driver would find out only when it connects, and call the server unavailable. */
    private static void check(PGProperty property, @Nullable String value) {
        String[] choices = property.getChoices();
        if (choices != null && value != null && !List.of(choices).contains(value)) {
            throw invalid("the parameter '" + property.getName() + "' has to be one of " + String.join(", ", choices));
        }
    }

    private static ConfigurationException invalid(String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, "DATABASE_URL", message);
    }
}
