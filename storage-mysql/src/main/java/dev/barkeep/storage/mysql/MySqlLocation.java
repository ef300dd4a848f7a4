package dev.barkeep.storage.mysql;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.conf.PropertyDefinition;
import com.mysql.cj.conf.PropertyDefinitions;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.jdbc.MysqlDataSource;
import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.ServerLocation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which database, read from a URL, and how the driver is to reach it. Its name is host, port and database: no secret. */
final class MySqlLocation {

    private static final String LOCALHOST = "localhost";
    private static final String FORM = "mysql://user:password@host:port/database";
    private static final int DEFAULT_PORT = 3306;

    /** What the driver leaves open for ever, or anonymous, or slow, unless it is told. Times are in milliseconds. */
    private static final Map<PropertyKey, String> DEFAULTS = Map.of(
            PropertyKey.connectTimeout, "10000",
            // Of one answer, so longer than any statement: it is for servers that vanished without a word.
            PropertyKey.socketTimeout, "600000",
            PropertyKey.tcpKeepAlive, "true",
            // Two more ways to the server for each stream; the session has a time limit for them from its beginning.
            PropertyKey.netTimeoutForStreamingResults, "0",
            PropertyKey.connectionAttributes, "program_name:barkeep",
            // Nobody sets a connection read only, and batches would ask the server twice whether it is.
            PropertyKey.readOnlyPropagatesToServer, "false",
            // Statements are prepared by the server (see useCursorFetch), which is worth it only if they are kept.
            PropertyKey.cachePrepStmts, "true",
            PropertyKey.prepStmtCacheSize, "250",
            PropertyKey.prepStmtCacheSqlLimit, "8192");

    /** What rows are exact by; a URL that wants it otherwise does not get it. */
    private static final Map<PropertyKey, String> FIXED = Map.ofEntries(
            Map.entry(PropertyKey.characterEncoding, "UTF-8"),
            Map.entry(PropertyKey.characterSetResults, "UTF-8"),
            // The one of utf8mb4 that every server has. Columns have their own.
            Map.entry(PropertyKey.connectionCollation, "utf8mb4_bin"),
            Map.entry(PropertyKey.useAffectedRows, "true"),
            Map.entry(PropertyKey.compensateOnDuplicateKeyUpdateCounts, "false"),
            Map.entry(PropertyKey.useCursorFetch, "true"),
            // Or lists would be read by cursors, and their statements kept for streams: see the dialect's.
            Map.entry(PropertyKey.defaultFetchSize, "0"),
            // A batch that the driver rewrites has no true counts any more; many rows take another road anyway.
            Map.entry(PropertyKey.rewriteBatchedStatements, "false"),
            Map.entry(PropertyKey.maxRows, "-1"),
            // A new connection in the middle of a transaction would have forgotten its first half.
            Map.entry(PropertyKey.autoReconnect, "false"),
            Map.entry(PropertyKey.databaseTerm, "CATALOG"));

    /**
     * Whatever the defaults of the server are; behind those of the URL, so that these count. A stream may be read as slowly as a session
     * may be idle; of clients that are gone the network tells.
     */
    private static final String SESSION = "sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION',time_zone='+00:00',"
            + "default_storage_engine=InnoDB,sql_safe_updates=0,sql_select_limit=DEFAULT,lock_wait_timeout=50,net_write_timeout=28800,"
            + "completion_type=NO_CHAIN";

    private static final String LOCK_TIMEOUT = "innodb_lock_wait_timeout";

    private MySqlLocation() {}

    /** The driver's own forgets the login timeout, by which a pool that closes waits for a connection that is being made. */
    private static final class Source extends MysqlDataSource {

        private static final long serialVersionUID = 1L;

        private volatile int loginTimeout;

        @Override
        public void setLoginTimeout(int seconds) {
            loginTimeout = seconds;
        }

        @Override
        public int getLoginTimeout() {
            return loginTimeout;
        }
    }

    /**
     * Reads a URL.
     *
     * @throws ConfigurationException if something is missing or is not known to the driver
     */
    static ServerLocation of(DatabaseUrl url) {
        return url.jdbc() == null ? ofParts(url) : ofJdbc(url.jdbc());
    }

    private static ServerLocation ofParts(DatabaseUrl url) {
        Map<PropertyKey, String> settings = settings(url.parameters());
        @Nullable Secret password = url.password();
        if (url.user() != null) {
            settings.put(PropertyKey.USER, url.user());
        }
        if (password != null) {
            settings.put(PropertyKey.PASSWORD, password.reveal());
        }
        ServerLocation.required("DB_PASSWORD", "password", settings.get(PropertyKey.PASSWORD), FORM);
        return location(
                url.host() == null ? LOCALHOST : url.host(),
                url.port() == null ? DEFAULT_PORT : url.port(),
                url.database(),
                settings);
    }

    private static ServerLocation ofJdbc(String jdbc) {
        // The driver of MariaDB has URLs of its own; what it calls otherwise is refused by its name.
        HostInfo host = single(jdbc.replaceFirst("(?i)^jdbc:mariadb:", "jdbc:mysql:"));
        Map<PropertyKey, String> settings;
        try {
            settings = settings(host.getHostProperties());
        } catch (ConfigurationException e) {
            if (host.getPassword() == null || host.getPassword().isEmpty()) {
                throw e;
            }
            // Behind a raw & in a password stands the rest of the password.
            throw invalid(
                    "the driver of MySQL does not take one of the parameters, which may be part of a password and is not"
                            + " shown: write %26 for a & in a password");
        }
        if (host.getUser() != null) {
            settings.put(PropertyKey.USER, host.getUser());
        }
        if (host.getPassword() != null) {
            settings.put(PropertyKey.PASSWORD, host.getPassword());
        }
        return location(host.getHost(), host.getPort(), host.getDatabase(), settings);
    }

    /** Has the driver read a URL that it is to connect to, and sees that it will be one server. */
    private static HostInfo single(String jdbc) {
        try {
            ConnectionUrl read = ConnectionUrl.getConnectionUrlInstance(jdbc, null);
            if (read.getType() != ConnectionUrl.Type.SINGLE_CONNECTION) {
                throw invalid("the URL names several hosts; a storage is on one, so that all of a transaction is: name"
                        + " that one, or a proxy before them");
            }
            return read.getMainHost();
        } catch (CJException | IllegalArgumentException e) {
            // The driver would repeat the URL, and with it a password.
            throw invalid("the driver cannot read the URL; write mysql://user:password@host:port/database?name=value or"
                    + " jdbc:mysql://host:port/database?name=value");
        }
    }

    private static ServerLocation location(
            String host, int port, @Nullable String database, Map<PropertyKey, String> settings) {
        String user = ServerLocation.required("DB_USER", "user", settings.remove(PropertyKey.USER), FORM);
        @Nullable String password = settings.remove(PropertyKey.PASSWORD);
        String name = ServerLocation.required("DB_NAME", "database", database, FORM);
        DEFAULTS.forEach(settings::putIfAbsent);
        settings.putAll(FIXED);
        boolean limited =
                settings.getOrDefault(PropertyKey.sessionVariables, "").contains(LOCK_TIMEOUT);
        settings.merge(PropertyKey.sessionVariables, SESSION, (given, ours) -> given + "," + ours);
        String parameters = settings.entrySet().stream()
                .map(setting -> setting.getKey().getKeyName() + "=" + encode(setting.getValue()))
                .collect(Collectors.joining("&"));
        String jdbc = "jdbc:mysql://" + host + ":" + port + "/" + encode(name) + "?" + parameters;
        single(jdbc);
        MysqlDataSource source = new Source();
        source.setURL(jdbc);
        source.setUser(user);
        if (password != null) {
            source.setPassword(password);
        }
        ServerLocation location = new ServerLocation(host + ":" + port + "/" + name, source);
        // In whole seconds. Tables are changed under locks of another kind, which have a limit of their own.
        return limited
                ? location
                : location.withLockLimit(longest -> "SET SESSION " + LOCK_TIMEOUT + " = " + longest.toSeconds());
    }

    /** The driver knows names by their exact case, and ignores those that it does not know. */
    private static Map<PropertyKey, String> settings(Map<String, String> given) {
        Map<PropertyKey, String> settings = new EnumMap<>(PropertyKey.class);
        given.forEach((name, value) -> {
            if (name.equals(PropertyKey.DBNAME.getKeyName())) {
                // The driver lists the database as a parameter too.
                return;
            }
            PropertyKey key = Arrays.stream(PropertyKey.values())
                    .filter(known ->
                            name.equalsIgnoreCase(known.getKeyName()) || name.equalsIgnoreCase(known.getCcAlias()))
                    .findFirst()
                    .orElse(null);
            @Nullable
            PropertyDefinition<?> definition = key == null ? null : PropertyDefinitions.getPropertyDefinition(key);
            if (key == null || definition == null) {
                throw invalid("the driver of MySQL knows no parameter '" + name + "'");
            }
            check(definition, value);
            if (settings.put(key, value) != null) {
                throw invalid("the parameter '" + key.getKeyName() + "' is given twice");
            }
        });
        return settings;
    }

    /** The driver would find out only when it connects, and repeat the value. */
    private static void check(PropertyDefinition<?> definition, String value) {
        try {
            Object parsed = definition.parseObject(value, null);
            if (parsed instanceof Integer number
                    && (number < definition.getLowerBound() || number > definition.getUpperBound())
                    && definition.isRangeBased()) {
                throw invalid("the parameter '" + definition.getName() + "' has to be " + definition.getLowerBound()
                        + " to " + definition.getUpperBound());
            }
        } catch (CJException e) {
            @Nullable String[] choices = definition.getAllowableValues();
            throw invalid("the parameter '" + definition.getName() + "' has to be "
                    + (choices == null ? "a number" : "one of " + String.join(", ", choices)));
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ConfigurationException invalid(String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, "DATABASE_URL", message);
    }
}
