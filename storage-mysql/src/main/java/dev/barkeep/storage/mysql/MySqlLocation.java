package dev.barkeep.storage.mysql;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.MysqlDataSource;
import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.DatabaseUrl.Host;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.mybatis.dialect.ServerLocation;
import dev.barkeep.storage.mybatis.dialect.ServerUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which database, read from a URL, and how the driver is to reach it. Its name is host, port and database: no secret. */
final class MySqlLocation {

    private static final Host LOCALHOST = new Host("localhost", null);
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
     * @param trusted whether all parameters of the driver pass
     * @throws ConfigurationException if something is missing, or a parameter is not known to the driver or does not pass
     */
    static ServerLocation of(DatabaseUrl url, boolean trusted) {
        return url.jdbc() == null ? ofParts(url, trusted) : ofParts(ServerUrl.ofJdbc(url.jdbc(), FORM), trusted);
    }

    private static ServerLocation ofParts(DatabaseUrl url, boolean trusted) {
        List<Host> hosts = url.hosts().isEmpty() ? List.of(LOCALHOST) : url.hosts();
        Map<PropertyKey, String> settings = MySqlParameters.read(url.parameters(), hosts, trusted);
        @Nullable String ofParameters = settings.remove(PropertyKey.USER);
        String user = ServerLocation.required("DB_USER", "user", url.user() == null ? ofParameters : url.user(), FORM);
        @Nullable String password = settings.remove(PropertyKey.PASSWORD);
        if (url.password() != null) {
            password = url.password().reveal();
        }
        String name = ServerLocation.required("DB_NAME", "database", url.database(), FORM);
        DEFAULTS.forEach(settings::putIfAbsent);
        settings.putAll(FIXED);
        boolean limited =
                settings.getOrDefault(PropertyKey.sessionVariables, "").contains(LOCK_TIMEOUT);
        settings.merge(PropertyKey.sessionVariables, SESSION, (given, ours) -> given + "," + ours);
        String parameters = settings.entrySet().stream()
                .map(setting -> setting.getKey().getKeyName() + "=" + encode(setting.getValue()))
                .collect(Collectors.joining("&"));
        List<MysqlDataSource> sources = new ArrayList<>();
        for (Host host : hosts) {
            MysqlDataSource source = new Source();
            source.setURL("jdbc:mysql://" + host.name() + ":" + (host.port() == null ? DEFAULT_PORT : host.port()) + "/"
                    + encode(name) + "?" + parameters);
            source.setUser(user);
            if (password != null) {
                source.setPassword(password);
            }
            sources.add(source);
        }
        String title = ServerUrl.name(hosts, DEFAULT_PORT, name);
        ServerLocation location = sources.size() == 1
                ? new ServerLocation(title, sources.get(0))
                : new ServerLocation(title, () -> MySqlHosts.connect(sources));
        // In whole seconds. Tables are changed under locks of another kind, which have a limit of their own.
        return limited
                ? location
                : location.withLockLimit(longest -> "SET SESSION " + LOCK_TIMEOUT + " = " + longest.toSeconds());
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
