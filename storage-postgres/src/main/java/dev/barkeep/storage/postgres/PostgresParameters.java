package dev.barkeep.storage.postgres;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.DriverParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** What a URL may tell the driver, in its own words or in those of libpq, as providers of databases write them. */
final class PostgresParameters {

    private static final Set<String> HARMLESS = Set.of(
            "adaptiveFetch",
            "adaptiveFetchMaximum",
            "adaptiveFetchMinimum",
            "ApplicationName",
            "assumeMinServerVersion",
            "autosave",
            "binaryTransfer",
            "cancelSignalTimeout",
            "channelBinding",
            "cleanupSavepoints",
            "connectTimeout",
            "currentSchema",
            "databaseMetadataCacheFields",
            "databaseMetadataCacheFieldsMiB",
            "defaultRowFetchSize",
            "gssEncMode",
            "gssResponseTimeout",
            "gsslib",
            "gssUseDefaultCreds",
            "hostRecheckSeconds",
            "jaasApplicationName",
            "jaasLogin",
            "kerberosServerName",
            "loadBalanceHosts",
            "loginTimeout",
            "logServerErrorDetail",
            "maxResultBuffer",
            "maxSendBufferSize",
            "options",
            "password",
            "preferQueryMode",
            "preparedStatementCacheQueries",
            "preparedStatementCacheSizeMiB",
            "prepareThreshold",
            "queryTimeout",
            "readOnly",
            "readOnlyMode",
            "receiveBufferSize",
            "requireAuth",
            "scramMaxIterations",
            "sendBufferSize",
            "socketTimeout",
            "ssl",
            "sslcert",
            "sslkey",
            "sslmode",
            "sslNegotiation",
            "sslpassword",
            "sslResponseTimeout",
            "sslrootcert",
            "sspiServiceClass",
            "targetServerType",
            "tcpKeepAlive",
            "tcpNoDelay",
            "user",
            "useSpnego");

    /** What libpq calls otherwise. */
    private static final Map<String, String> LIBPQ = Map.ofEntries(
            Map.entry("application_name", "ApplicationName"),
            Map.entry("fallback_application_name", "ApplicationName"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("keepalives", "tcpKeepAlive"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("load_balance_hosts", "loadBalanceHosts"),
            Map.entry("pgbouncer", "prepareThreshold"),
            Map.entry("require_auth", "requireAuth"),
            Map.entry("search_path", "currentSchema"),
            Map.entry("target_session_attrs", "targetServerType"),
            // Those lead elsewhere than the URL says.
            Map.entry("host", "PGHOST"),
            Map.entry("hostaddr", "PGHOST"),
            Map.entry("port", "PGPORT"),
            Map.entry("dbname", "PGDBNAME"));

    /** Values of libpq that the driver calls otherwise. */
    private static final Map<String, Map<String, String>> VALUES = Map.of(
            "targetServerType",
                    Map.of(
                            "read-write", "primary",
                            "read-only", "secondary",
                            "standby", "secondary",
                            "prefer-standby", "preferSecondary"),
            "tcpKeepAlive", Map.of("1", "true", "0", "false"),
            "loadBalanceHosts", Map.of("random", "true", "disable", "false"),
            // What Prisma calls it, as Supabase writes it: a pooler is between, which keeps no prepared statements.
            "prepareThreshold", Map.of("true", "0", "false", "1"));

    private static final DriverParameters PARAMETERS = new DriverParameters(
            "the PostgreSQL driver",
            Arrays.stream(PGProperty.values()).map(PGProperty::getName).toList(),
            LIBPQ,
            HARMLESS);

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private static final List<String> VERIFYING = List.of("verify-ca", "verify-full");

    private PostgresParameters() {}

    /** Gives values by the driver's names; may be changed. */
    static Map<String, String> read(Map<String, String> given, boolean trusted) {
        Map<String, String> read = new LinkedHashMap<>();
        PARAMETERS.read(given, trusted).forEach((name, written) -> {
            String value = VALUES.getOrDefault(name, Map.of()).getOrDefault(written, written);
            check(name, value);
            read.put(name, value);
        });
        requireChecked(read);
        return read;
    }

    /** Whether the driver sees to it that the server is the one that the URL names, before it logs in. */
    static boolean isVerified(Map<String, String> settings) {
        @Nullable String mode = sslMode(settings);
        return mode != null && VERIFYING.contains(mode);
    }

    /** The driver takes ssl=true for its strictest mode. */
    private static @Nullable String sslMode(Map<String, String> settings) {
        @Nullable String mode = settings.get("sslmode");
        @Nullable String ssl = settings.get("ssl");
        return mode == null && ssl != null && (ssl.isEmpty() || Boolean.parseBoolean(ssl)) ? "verify-full" : mode;
    }

    /** A certificate that nobody looks at is worse than none: who wrote it believes that it is. */
    private static void requireChecked(Map<String, String> settings) {
        @Nullable String mode = sslMode(settings);
        boolean verified = isVerified(settings);
        if (settings.containsKey("sslrootcert") && !verified) {
            throw invalid("'sslrootcert' is not checked with sslmode="
                    + (mode == null ? "prefer, which is the default" : mode)
                    + "; write sslmode=verify-full, or remove it");
        }
        if (verified && settings.getOrDefault("sslfactory", "").contains("NonValidating")) {
            throw invalid(
                    "'sslfactory' checks no certificate, and sslmode=" + mode + " demands it; remove one of them");
        }
    }

    /** The driver would find out only when it connects, and call the server unavailable. */
    private static void check(String name, String value) {
        PGProperty property = PGProperty.forName(name);
        @Nullable String usual = property.getDefaultValue();
        if (usual != null
                && NUMBER.matcher(usual).matches()
                && !NUMBER.matcher(value).matches()) {
            throw invalid("the parameter '" + name + "' has to be a number");
        }
        String[] choices = property.getChoices();
        if (choices == null) {
            return;
        }
        List<String> known = List.of(choices);
        List<String> values = new ArrayList<>(List.of(value));
        if (name.equals("requireAuth")) {
            values = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        }
        if (!known.containsAll(values)) {
            throw invalid("the parameter '" + name + "' has to be one of " + String.join(", ", choices));
        }
    }

    static ConfigurationException invalid(String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, "DATABASE_URL", message);
    }
}
