package dev.barkeep.storage.postgres;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.DatabaseUrl.Host;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.mybatis.dialect.ServerLocation;
import dev.barkeep.storage.mybatis.dialect.ServerUrl;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Which database, read from a URL, and how the driver is to reach it. Its name is host, port and database: no secret. */
final class PostgresLocation {

    private static final Host LOCALHOST = new Host("localhost", null);
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
     * Reads a configuration.
     *
     * @throws ConfigurationException if something is missing, or a parameter is not known to the driver or does not pass
     */
    static ServerLocation of(StorageConfig config) {
        DatabaseUrl url = config.url();
        return ofParts(url.jdbc() == null ? url : ServerUrl.ofJdbc(url.jdbc(), FORM), config);
    }

    private static ServerLocation ofParts(DatabaseUrl url, StorageConfig config) {
        Map<String, String> settings = PostgresParameters.read(url.parameters(), config.trustDriverParameters());
        @Nullable Secret password = url.password();
        if (url.user() != null) {
            settings.put(PGProperty.USER.getName(), url.user());
        }
        if (password != null) {
            settings.put(PGProperty.PASSWORD.getName(), password.reveal());
        }
        ServerLocation.required("DB_USER", "user", settings.get(PGProperty.USER.getName()), FORM);
        String database = ServerLocation.required("DB_NAME", "database", url.database(), FORM);
        List<Host> hosts = url.hosts().isEmpty() ? List.of(LOCALHOST) : url.hosts();
        PGSimpleDataSource source = new PostgresSource(
                settings.getOrDefault(PGProperty.OPTIONS.getName(), "").contains(LOCK_TIMEOUT)
                        ? null
                        : config.poolTimeout(),
                settings.containsKey(PGProperty.PREPARE_THRESHOLD.getName()),
                Boolean.parseBoolean(settings.remove(PGProperty.READ_ONLY.getName())));
        source.setServerNames(hosts.stream().map(Host::name).toArray(String[]::new));
        source.setPortNumbers(hosts.stream()
                .mapToInt(host -> host.port() == null ? DEFAULT_PORT : host.port())
                .toArray());
        source.setDatabaseName(database);
        DEFAULTS.forEach((property, value) -> settings.putIfAbsent(property.getName(), value));
        if (hosts.size() > 1) {
            // A storage writes: a standby that answers first would refuse it.
            settings.putIfAbsent(PGProperty.TARGET_SERVER_TYPE.getName(), "primary");
        }
        if (!ServerUrl.isLoopback(hosts) && !PostgresParameters.isVerified(settings)) {
            // Who only poses as the server asks for it in the clear.
            settings.putIfAbsent(PGProperty.REQUIRE_AUTH.getName(), "!password");
        }
        settings.forEach((name, value) -> set(source, name, value));
        // A batch that the driver rewrites has no true counts any more; many rows take another road anyway.
        source.setReWriteBatchedInserts(false);
        return ServerLocation.settled(ServerUrl.name(hosts, DEFAULT_PORT, database), source);
    }

    private static void set(PGSimpleDataSource source, String name, String value) {
        try {
            source.setProperty(name, value);
        } catch (SQLException e) {
            throw PostgresParameters.invalid("the value of the parameter '" + name + "' cannot be used");
        }
    }
}
