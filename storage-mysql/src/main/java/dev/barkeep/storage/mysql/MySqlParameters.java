package dev.barkeep.storage.mysql;

import com.mysql.cj.conf.PropertyDefinition;
import com.mysql.cj.conf.PropertyDefinitions;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.exceptions.CJException;
import dev.barkeep.storage.DatabaseUrl.Host;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.DriverParameters;
import dev.barkeep.storage.mybatis.dialect.ServerUrl;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a URL may tell the driver, and what it is told so that no password goes to somebody who only poses as the server. */
final class MySqlParameters {

    private static final Set<PropertyKey> HARMLESS = EnumSet.of(
            PropertyKey.USER,
            PropertyKey.PASSWORD,
            PropertyKey.allowPublicKeyRetrieval,
            PropertyKey.alwaysSendSetIsolation,
            PropertyKey.autoReconnect,
            PropertyKey.cacheDefaultTimeZone,
            PropertyKey.cachePrepStmts,
            PropertyKey.cacheResultSetMetadata,
            PropertyKey.cacheServerConfiguration,
            PropertyKey.characterEncoding,
            PropertyKey.characterSetResults,
            PropertyKey.clientCertificateKeyStorePassword,
            PropertyKey.clientCertificateKeyStoreType,
            PropertyKey.clientCertificateKeyStoreUrl,
            PropertyKey.compensateOnDuplicateKeyUpdateCounts,
            PropertyKey.connectTimeout,
            PropertyKey.connectionAttributes,
            PropertyKey.connectionCollation,
            PropertyKey.connectionTimeZone,
            PropertyKey.createDatabaseIfNotExist,
            PropertyKey.databaseTerm,
            PropertyKey.defaultFetchSize,
            PropertyKey.disabledAuthenticationPlugins,
            PropertyKey.disconnectOnExpiredPasswords,
            PropertyKey.elideSetAutoCommits,
            PropertyKey.enableQueryTimeouts,
            PropertyKey.fallbackToSystemKeyStore,
            PropertyKey.fallbackToSystemTrustStore,
            PropertyKey.fipsCompliantJsse,
            PropertyKey.interactiveClient,
            PropertyKey.maintainTimeStats,
            PropertyKey.maxAllowedPacket,
            PropertyKey.maxRows,
            PropertyKey.netTimeoutForStreamingResults,
            PropertyKey.passwordCharacterEncoding,
            PropertyKey.prepStmtCacheSize,
            PropertyKey.prepStmtCacheSqlLimit,
            PropertyKey.queryTimeoutKillsConnection,
            PropertyKey.readOnlyPropagatesToServer,
            PropertyKey.rewriteBatchedStatements,
            PropertyKey.serverRSAPublicKeyFile,
            PropertyKey.sessionVariables,
            PropertyKey.socketTimeout,
            PropertyKey.sslMode,
            PropertyKey.tcpKeepAlive,
            PropertyKey.tcpNoDelay,
            PropertyKey.tcpRcvBuf,
            PropertyKey.tcpSndBuf,
            PropertyKey.tcpTrafficClass,
            PropertyKey.tlsCiphersuites,
            PropertyKey.tlsVersions,
            PropertyKey.trustCertificateKeyStorePassword,
            PropertyKey.trustCertificateKeyStoreType,
            PropertyKey.trustCertificateKeyStoreUrl,
            PropertyKey.useAffectedRows,
            PropertyKey.useCompression,
            PropertyKey.useCursorFetch,
            PropertyKey.useLocalSessionState,
            PropertyKey.useReadAheadInput,
            PropertyKey.useSSL,
            PropertyKey.requireSSL,
            PropertyKey.verifyServerCertificate,
            PropertyKey.useUnbufferedInput);

    private static final DriverParameters PARAMETERS = new DriverParameters(
            "the MySQL driver",
            Arrays.stream(PropertyKey.values()).map(PropertyKey::getKeyName).toList(),
            aliases(),
            HARMLESS.stream().map(PropertyKey::getKeyName).collect(Collectors.toSet()));

    /** What sends the password itself, or what is as good. */
    static final List<String> REVEALING = List.of(
            "mysql_clear_password", "mysql_old_password", "sha256_password", "authentication_openid_connect_client");

    private MySqlParameters() {}

    /** The driver's own second names, and those of other clients. */
    private static Map<String, String> aliases() {
        Map<String, String> aliases = new TreeMap<>();
        for (PropertyKey key : PropertyKey.values()) {
            if (key.getCcAlias() != null) {
                aliases.put(key.getCcAlias(), key.getKeyName());
            }
        }
        aliases.put("ssl-mode", PropertyKey.sslMode.getKeyName());
        aliases.put("ssl_mode", PropertyKey.sslMode.getKeyName());
        aliases.put("connect_timeout", PropertyKey.connectTimeout.getKeyName());
        return aliases;
    }

    /** Gives values by key; may be changed. */
    static Map<PropertyKey, String> read(Map<String, String> given, List<Host> hosts, boolean trusted) {
        Map<PropertyKey, String> settings = new EnumMap<>(PropertyKey.class);
        PARAMETERS.read(given, trusted).forEach((name, value) -> {
            PropertyKey key = Objects.requireNonNull(PropertyKey.fromValue(name));
            @Nullable PropertyDefinition<?> definition = PropertyDefinitions.getPropertyDefinition(key);
            if (definition == null) {
                throw invalid("the parameter '" + name
                        + "' is a part of the URL; write mysql://user:password@host:port/database");
            }
            check(definition, value);
            settings.put(key, value);
        });
        requireChecked(settings);
        if (!trusted) {
            requireFiles(settings);
        }
        if (!ServerUrl.isLoopback(hosts) && !isVerified(settings)) {
            keepPassword(settings, trusted);
        }
        return settings;
    }

    /** Whether the driver sees to it that the server has a certificate that is trusted, before it logs in. */
    static boolean isVerified(Map<PropertyKey, String> settings) {
        @Nullable String mode = settings.get(PropertyKey.sslMode);
        return mode != null
                ? mode.toUpperCase(Locale.ROOT).startsWith("VERIFY_")
                : isTrue(settings, PropertyKey.verifyServerCertificate) && !isFalse(settings, PropertyKey.useSSL);
    }

    /** A certificate that nobody looks at is worse than none: who wrote it believes that it is. */
    private static void requireChecked(Map<PropertyKey, String> settings) {
        if (isVerified(settings)) {
            return;
        }
        if (settings.containsKey(PropertyKey.trustCertificateKeyStoreUrl)
                || isTrue(settings, PropertyKey.verifyServerCertificate)) {
            throw invalid("the certificate of the server is not checked with sslMode="
                    + settings.getOrDefault(PropertyKey.sslMode, "PREFERRED, which is the default,")
                    + " although 'trustCertificateKeyStoreUrl' or 'verifyServerCertificate' is there; write"
                    + " sslMode=VERIFY_IDENTITY, or remove these");
        }
    }

    /** The driver would fetch them from wherever the URL says. */
    private static void requireFiles(Map<PropertyKey, String> settings) {
        for (PropertyKey store :
                List.of(PropertyKey.trustCertificateKeyStoreUrl, PropertyKey.clientCertificateKeyStoreUrl)) {
            @Nullable String url = settings.get(store);
            if (url != null && !url.startsWith("file:/")) {
                throw invalid(
                        "the parameter '" + store.getKeyName() + "' has to be a file, like file:/etc/ssl/trusted.jks");
            }
        }
    }

    /** The server is somebody else's machine, and nobody has proved that it is the one that is meant. */
    private static void keepPassword(Map<PropertyKey, String> settings, boolean trusted) {
        if (isTrue(settings, PropertyKey.allowPublicKeyRetrieval) && !trusted) {
            throw invalid("with 'allowPublicKeyRetrieval' the password goes to whoever poses as the server; write"
                    + " sslMode=VERIFY_IDENTITY, or sslMode=REQUIRED, instead");
        }
        settings.merge(
                PropertyKey.disabledAuthenticationPlugins,
                String.join(",", REVEALING),
                (given, ours) -> given + "," + ours);
        @Nullable String mode = settings.get(PropertyKey.sslMode);
        // Who writes REQUIRED himself has decided to encrypt and not to verify. Without TLS a known key encrypts.
        boolean decided = "REQUIRED".equalsIgnoreCase(mode)
                || ("DISABLED".equalsIgnoreCase(mode) && settings.containsKey(PropertyKey.serverRSAPublicKeyFile));
        if (!decided && CautiousPasswordPlugin.isVisibleToDriver()) {
            settings.putIfAbsent(PropertyKey.authenticationPlugins, CautiousPasswordPlugin.class.getName());
        }
    }

    private static boolean isTrue(Map<PropertyKey, String> settings, PropertyKey key) {
        return List.of("true", "yes").contains(settings.getOrDefault(key, "").toLowerCase(Locale.ROOT));
    }

    private static boolean isFalse(Map<PropertyKey, String> settings, PropertyKey key) {
        return List.of("false", "no").contains(settings.getOrDefault(key, "").toLowerCase(Locale.ROOT));
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

    static ConfigurationException invalid(String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, "DATABASE_URL", message);
    }
}
