package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Secret;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.repository.EventFilter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The configuration: its errors, its precedence, its secrets. */
abstract class ConfigurationSuite extends Suite {

    private static final String PASSWORD = "s3cr@t:/%pw";
    private static final Map<String, String> SERVER =
            Map.of("DATABASE_TYPE", "postgresql", "DB_USER", "trader", "DB_PASSWORD", PASSWORD, "DB_NAME", "market");

    ConfigurationSuite(StorageTck tck) {
        super(tck);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "DB_POOL_SIZE, 0",
        "DB_POOL_SIZE, many",
        "DB_POOL_SIZE, 1.5",
        "DB_MAX_OVERFLOW, -1",
        "DB_POOL_RECYCLE, 29",
        "DB_POOL_RECYCLE, 1h",
        "DB_POOL_TIMEOUT, 0",
        "DB_POOL_TIMEOUT, 99999999999",
        "SQL_ECHO, maybe",
        "DB_PORT, 0",
        "DB_PORT, 65536",
        "DB_PORT, http",
        "DATABASE_URL, market.db",
        "DATABASE_URL, 'ab cd://x'",
        "DATABASE_URL, jdbc:nothing",
        "DATABASE_TYPE, 'my sql'"
    })
    @DisplayName("CFG-001 a value that does not parse is an error that names the variable")
    void namesTheVariable(String variable, String value) {
        ConfigurationException error = configurationError(Map.of(variable, value));

        assertThat(error.problem()).isEqualTo(Problem.INVALID_VALUE);
        assertThat(error.variable()).isEqualTo(variable);
        assertThat(error).hasMessageContaining(variable);
    }

    @Test
    @DisplayName("CFG-002 an empty value counts as none, names that are not in the table are left alone")
    void leavesOthersAlone() {
        StorageConfig empty = StorageConfig.fromMap(Map.of("DB_POOL_SIZE", "", "DATABASE_URL", " ", "DB_SIZE", "x"));

        assertThat(empty.url()).isEqualTo(DatabaseUrl.sqlite(StorageConfig.DEFAULT_PATH));
        assertThat(empty.poolSize()).isEqualTo(20);
        assertThat(empty.maxOverflow()).isEqualTo(40);
        assertThat(empty.poolRecycle()).isEqualTo(Duration.ofHours(1));
        assertThat(empty.poolTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(empty.sqlEcho()).isFalse();
    }

    @Test
    @DisplayName("CFG-003 DATABASE_URL wins over all that say where the database is")
    void urlWins() {
        Map<String, String> variables = new HashMap<>(SERVER);
        variables.put("DATABASE_PATH", "other.db");
        variables.put("DATABASE_URL", config.url().reveal());

        assertThat(StorageConfig.fromMap(variables).url()).isEqualTo(config.url());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"DB_USER", "DB_PASSWORD", "DB_NAME"})
    @DisplayName("CFG-004 a server without user, password or database is an error that names what is missing")
    void missingValue(String variable) {
        Map<String, String> variables = new HashMap<>(SERVER);
        variables.remove(variable);

        ConfigurationException error = configurationError(variables);

        assertThat(error.problem()).isEqualTo(Problem.MISSING_VALUE);
        assertThat(error.variable()).isEqualTo(variable);
    }

    @Test
    @DisplayName("CFG-005 the process wins over the .env file; where the database is comes from one of them alone")
    void processWins(@TempDir Path folder) throws Exception {
        Path file = folder.resolve(".env");
        Files.writeString(
                file, "# pool\nexport DB_POOL_SIZE=3\nDB_MAX_OVERFLOW='4' # more\nDATABASE_URL=sqlite:///file.db\n");

        StorageConfig merged = StorageConfig.fromEnvironment(file, Map.of("DB_POOL_SIZE", "7"));

        assertThat(merged.poolSize()).isEqualTo(7);
        assertThat(merged.maxOverflow()).isEqualTo(4);
        assertThat(merged.url().database()).isEqualTo("file.db");
        StorageConfig ofProcess = StorageConfig.fromEnvironment(
                file, Map.of("DATABASE_TYPE", "mysql", "DB_USER", "u", "DB_PASSWORD", PASSWORD, "DB_NAME", "d"));
        assertThat(ofProcess.url().host()).isEqualTo("localhost");
        assertThat(ofProcess.poolSize()).isEqualTo(3);
        assertThat(StorageConfig.fromEnvironment(folder.resolve("none"), Map.of())
                        .poolSize())
                .isEqualTo(20);
    }

    @Test
    @DisplayName("CFG-006 user, password and database of a URL are percent-decoded, IPv6 hosts stand in brackets")
    void partsOfUrl() {
        DatabaseUrl url =
                DatabaseUrl.parse("postgresql://a%40b:s3cr%40t%3A%2F%25pw@[::1]:5433/m%C3%A4rkte?sslmode=require");

        assertThat(url.scheme()).isEqualTo("postgresql");
        assertThat(url.user()).isEqualTo("a@b");
        assertThat(url.password()).isEqualTo(new Secret(PASSWORD));
        assertThat(url.host()).isEqualTo("[::1]");
        assertThat(url.port()).isEqualTo(5433);
        assertThat(url.database()).isEqualTo("märkte");
        assertThat(url.parameters()).isEqualTo(Map.of("sslmode", "require"));
        assertThat(DatabaseUrl.parse(url.reveal())).isEqualTo(url);
        assertThat(DatabaseUrl.parse("sqlite:////data/a b.db").database()).isEqualTo("/data/a b.db");
        assertThat(DatabaseUrl.parse("jdbc:mysql://h/db?x=1").jdbc()).isEqualTo("jdbc:mysql://h/db?x=1");
    }

    @Test
    @DisplayName("CFG-007 a password is in no text of the configuration, whatever it consists of")
    void hidesPassword() {
        StorageConfig fromParts = StorageConfig.fromMap(SERVER);
        StorageConfig fromUrl = StorageConfig.fromUrl(fromParts.url().reveal());
        StorageConfig fromJdbc = StorageConfig.fromUrl("jdbc:postgresql://h/db?user=trader&password=" + PASSWORD);

        for (StorageConfig each : List.of(fromParts, fromUrl, fromJdbc)) {
            assertThat(each.toString()).doesNotContain("s3cr");
            assertThat(each.url().toString()).doesNotContain("s3cr");
        }
        assertThat(fromUrl.url().password()).isEqualTo(new Secret(PASSWORD));
        assertThat(new Secret(PASSWORD)).asString().doesNotContain("s3cr");
        for (String broken : List.of(
                "postgresql://trader:s3cr/t@h:5432/db?x=@",
                "postgresql://trader:s3cr%zz@h/db",
                "postgresql://trader:x@h:s3cr/db",
                "trader:s3cr@h",
                "s3cr et://x")) {
            assertThat(SecretSearch.printed(configurationError(Map.of("DATABASE_URL", broken))))
                    .doesNotContain("s3cr");
        }
    }

    @Test
    @DisplayName("CFG-007 a password is in nothing that an open storage says")
    void hidesPasswordWhenOpen() {
        StorageInfo info = storage.info();
        // As booleans: the message of a failure would be the first to show the password.
        assertThat(SecretSearch.isUnmasked(info.url()))
                .as("the URL of the info has a secret that is not masked")
                .isFalse();
        SecretSearch secret = passwordOfDatabase();
        assertThat(!info.url().equals(config.url().toString()) && secret.isIn(info.url()))
                .as("the URL of the info shows the password")
                .isFalse();
        assertThat(config.toString().equals(SecretSearch.withOther(config).toString()))
                .as("the text of the configuration is the same with another password")
                .isTrue();
        String backend = info.backend();
        assertThat(secret.isInName(info.product(), backend))
                .as("the product shows the password")
                .isFalse();
        assertThat(secret.isInName(info.productVersion(), backend))
                .as("the version of the product shows the password")
                .isFalse();
        assertThat(secret.isInName(
                        storage.toString(), backend, storage.getClass().getName()))
                .as("the text of the storage shows the password")
                .isFalse();
    }

    @Test
    @DisplayName("CFG-007 a password is in nothing that says why a storage could not be opened")
    void hidesPasswordWhenNotOpened() {
        String url = "nosuchdatabase://trader:s3cr%40t@h:1/db?password=s3cr";
        Throwable error =
                catchThrowable(() -> tck.open(StorageConfig.fromUrl(url)).close());
        assertThat(error).isInstanceOf(ConfigurationException.class);
        assertThat(SecretSearch.printed(error)).doesNotContain("s3cr");

        if (config.dataSource() == null) {
            StorageConfig refused = SecretSearch.withOther(config);
            Throwable refusal = catchThrowable(() -> tck.open(refused).close());
            // A database that asks nobody for a password opens.
            assertThat(refusal == null ? "" : SecretSearch.printed(refusal))
                    .doesNotContain(SecretSearch.OTHER.reveal());
        }
    }

    @Test
    @DisplayName("CFG-007 a password is in no exception of a storage, nor in its causes")
    void hidesPasswordInExceptions(@TempDir Path folder) {
        SecretSearch secret = passwordOfDatabase();
        Map<String, Throwable> thrown = new LinkedHashMap<>();
        Map<String, ThrowingCallable> refused = new LinkedHashMap<>();
        refused.put("a null", () -> storage.dailyData().save(absent()));
        refused.put("a negative limit", () -> storage.systemEvents().findLatest(EventFilter.ALL, -1));
        refused.put(
                "a position that nobody holds",
                () -> storage.portfolioPositions().adjust("NONE", BigDecimal.ONE.negate()));
        refused.put("a backup where something is", () -> storage.backup(folder));
        refused.put("a transaction that has ended", () -> {
            Transaction tx = storage.begin();
            tx.commit();
            tx.portfolioPositions().list();
        });
        refused.forEach((name, call) -> thrown.put(name, catchThrowable(call)));
        storage.close();
        EveryTable.calls()
                .forEach((name, call) ->
                        thrown.put(name + " after the end", catchThrowable(() -> call.accept(storage))));
        thrown.put(
                "an event after the end",
                catchThrowable(() -> storage.systemEvents().append(EveryTable.event())));
        thrown.put("begin after the end", catchThrowable(storage::begin));
        thrown.put("vacuum after the end", catchThrowable(storage::vacuum));
        thrown.put("info after the end", catchThrowable(storage::info));

        thrown.forEach((name, error) -> {
            assertThat(error).as("%s is refused", name).isNotNull();
            assertThat(secret.isIn(error))
                    .as("the exception for %s shows the password", name)
                    .isFalse();
        });
    }

    private SecretSearch passwordOfDatabase() {
        Optional<SecretSearch> search = SecretSearch.of(config);
        assumeTrue(search.isPresent(), "the database is opened without a password");
        return search.orElseThrow();
    }

    private static ConfigurationException configurationError(Map<String, String> variables) {
        Throwable error = catchThrowable(() -> StorageConfig.fromMap(variables));
        if (error instanceof ConfigurationException wrong) {
            return wrong;
        }
        throw new AssertionError("expected a ConfigurationException but got " + error, error);
    }
}
