package dev.barkeep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageConfigTest {

    private static final Map<String, String> SERVER =
            Map.of("DATABASE_TYPE", "postgresql", "DB_USER", "user", "DB_PASSWORD", "p@ss:/%w", "DB_NAME", "market");

    @TempDir
    Path folder;

    private static Map<String, String> with(Map<String, String> base, String name, String value) {
        Map<String, String> variables = new HashMap<>(base);
        variables.put(name, value);
        return variables;
    }

    private static ConfigurationException refused(Map<String, String> variables) {
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> StorageConfig.fromMap(variables));
        assertThat(refusal).as("a refusal of %s", variables).isNotNull();
        return refusal;
    }

    private static void assertDefaults(StorageConfig config) {
        assertThat(config.url()).hasToString("sqlite:///data/market_data.db");
        assertThat(config.poolSize()).isEqualTo(20);
        assertThat(config.maxOverflow()).isEqualTo(40);
        assertThat(config.poolRecycle()).isEqualTo(Duration.ofHours(1));
        assertThat(config.poolTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.sqlEcho()).isFalse();
    }

    @Test
    @DisplayName("What is not said is as the table of variables has it, for variables and in code alike")
    void defaults() {
        assertDefaults(StorageConfig.fromMap(Map.of()));
        assertDefaults(StorageConfig.builder().build());
        assertDefaults(StorageConfig.fromEnvironment(folder.resolve("none"), Map.of()));
    }

    @Test
    @DisplayName("Every variable is read")
    void all() {
        StorageConfig config = StorageConfig.fromMap(Map.of(
                "DATABASE_PATH", "x/y z?.db",
                "DB_POOL_SIZE", "1",
                "DB_MAX_OVERFLOW", "0",
                "DB_POOL_RECYCLE", "30",
                "DB_POOL_TIMEOUT", "1",
                "SQL_ECHO", "True"));
        assertThat(config.url()).isEqualTo(DatabaseUrl.sqlite("x/y z?.db"));
        assertThat(config.poolSize()).isEqualTo(1);
        assertThat(config.maxOverflow()).isZero();
        assertThat(config.poolRecycle()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.poolTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.sqlEcho()).isTrue();
        assertThat(StorageConfig.fromMap(Map.of("DB_POOL_RECYCLE", "-1")).poolRecycle())
                .isNull();
    }

    @Test
    @DisplayName("A server is named by its parts, host and port by default")
    void server() {
        DatabaseUrl url = StorageConfig.fromMap(SERVER).url();
        assertThat(url).isEqualTo(DatabaseUrl.parse("postgresql://user:p%40ss%3A%2F%25w@localhost/market"));
        Map<String, String> elsewhere = with(with(SERVER, "DB_HOST", "::1"), "DB_PORT", " 5433 ");
        assertThat(StorageConfig.fromMap(elsewhere).url())
                .isEqualTo(DatabaseUrl.parse("postgresql://user:p%40ss%3A%2F%25w@[::1]:5433/market"));
        assertThat(StorageConfig.fromMap(with(SERVER, "DATABASE_TYPE", "MariaDB"))
                        .url()
                        .scheme())
                .isEqualTo("mariadb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB_USER", "DB_PASSWORD", "DB_NAME"})
    @DisplayName("A server's user, password and database have no default (CFG-004)")
    void missing(String name) {
        Map<String, String> without = new HashMap<>(SERVER);
        without.remove(name);
        for (Map<String, String> variables : List.of(without, with(SERVER, name, ""))) {
            ConfigurationException refusal = refused(variables);
            assertThat(refusal.problem()).isEqualTo(Problem.MISSING_VALUE);
            assertThat(refusal.variable()).isEqualTo(name);
            assertThat(refusal).hasMessageStartingWith(name + ": is missing").hasMessageContaining("DATABASE_URL");
        }
    }

    @Test
    @DisplayName("Blanks around a password are kept, around everything else they are a slip")
    void blanks() {
        DatabaseUrl url = StorageConfig.fromMap(with(with(SERVER, "DB_PASSWORD", " p "), "DB_USER", " user "))
                .url();
        assertThat(url.user()).isEqualTo("user");
        assertThat(url.password()).isEqualTo(new Secret(" p "));
    }

    @Test
    @DisplayName("DATABASE_URL wins over the parts (CFG-003)")
    void precedence() {
        Map<String, String> both = with(SERVER, "DATABASE_URL", "mysql://u:p@h/d");
        assertThat(StorageConfig.fromMap(both).url()).isEqualTo(DatabaseUrl.parse("mysql://u:p@h/d"));
        assertThat(StorageConfig.fromMap(Map.of("DATABASE_URL", "sqlite:///a.db", "DATABASE_PATH", "b.db"))
                        .url())
                .isEqualTo(DatabaseUrl.sqlite("a.db"));
        assertThat(StorageConfig.fromMap(with(SERVER, "DATABASE_URL", " "))
                        .url()
                        .scheme())
                .isEqualTo("postgresql");
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL, nonsense",
        "DATABASE_URL, 1x://h",
        "DATABASE_TYPE, my sql",
        "DB_PORT, 0",
        "DB_PORT, 65536",
        "DB_PORT, five",
        "DB_POOL_SIZE, 0",
        "DB_POOL_SIZE, -1",
        "DB_POOL_SIZE, 1.5",
        "DB_POOL_SIZE, 2147483648",
        "DB_POOL_SIZE, many",
        "DB_MAX_OVERFLOW, -1",
        "DB_MAX_OVERFLOW, 1e3",
        "DB_POOL_RECYCLE, 29",
        "DB_POOL_RECYCLE, 0",
        "DB_POOL_RECYCLE, -2",
        "DB_POOL_RECYCLE, 1h",
        "DB_POOL_RECYCLE, 2147484",
        "DB_POOL_TIMEOUT, 2147484",
        "DB_POOL_TIMEOUT, 0",
        "DB_POOL_TIMEOUT, -1",
        "DB_POOL_TIMEOUT, x",
        "SQL_ECHO, maybe",
        "SQL_ECHO, 2",
    })
    @DisplayName("A value that does not parse names its variable (CFG-001)")
    void badValues(String name, String value) {
        ConfigurationException refusal = refused(with(SERVER, name, value));
        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE);
        assertThat(refusal.variable()).isEqualTo(name);
        assertThat(refusal).hasMessageStartingWith(name + ": ").hasMessageNotContaining("p@ss");
        assertThat(refusal.isRetryable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "True", "1", "yes", "on", " On "})
    @DisplayName("SQL_ECHO is switched on in the usual words, under a Turkish locale too")
    void echo(String value) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(StorageConfig.fromMap(Map.of("SQL_ECHO", value)).sqlEcho())
                    .isTrue();
            assertThat(StorageConfig.fromMap(Map.of("DATABASE_TYPE", "SQLITE"))
                            .url()
                            .scheme())
                    .isEqualTo("sqlite");
            assertThat(DatabaseUrl.parse("SQLITE:///x.db").scheme()).isEqualTo("sqlite");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "0", "no", "OFF", "", "  "})
    @DisplayName("SQL_ECHO is switched off in the usual words, and by none")
    void noEcho(String value) {
        assertThat(StorageConfig.fromMap(Map.of("SQL_ECHO", value)).sqlEcho()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATABASE_URL",
                "DATABASE_TYPE",
                "DATABASE_PATH",
                "DB_HOST",
                "DB_PORT",
                "DB_POOL_SIZE",
                "DB_MAX_OVERFLOW",
                "DB_POOL_RECYCLE",
                "DB_POOL_TIMEOUT",
                "SQL_ECHO"
            })
    @DisplayName("An empty value counts as none")
    void empty(String name) {
        assertDefaults(StorageConfig.fromMap(Map.of(name, "")));
        assertDefaults(StorageConfig.fromMap(Map.of(name, "  ")));
    }

    @Test
    @DisplayName("Names that are not in the table are left alone (CFG-002)")
    void unknownNames() {
        assertDefaults(StorageConfig.fromMap(
                Map.of("database_url", "nonsense", "DB_POOL", "x", "PATH", "/bin", "", "x", "DB_PASSWORD", "unused")));
    }

    @Test
    @DisplayName("It shows where and how, and no password")
    void shown() {
        String shown = StorageConfig.fromMap(SERVER).toString();
        assertThat(shown)
                .contains("postgresql://user:***@localhost/market", "poolSize=20", "poolRecycle=PT1H")
                .doesNotContain("p@ss", "p%40ss");
        assertThat(StorageConfig.fromUrl("mysql://u:Zq7@h/d?password=Zq7").toString())
                .doesNotContain("Zq7");
        assertThat(StorageConfig.fromUrl("jdbc:mysql://u:Zq7@h/d").toString()).doesNotContain("Zq7");
    }

    @Test
    @DisplayName("In code each value is checked when it is set, by the rule of its variable")
    void builder() {
        StorageConfig.Builder builder = StorageConfig.builder();
        assertThatThrownBy(() -> builder.poolSize(0)).hasMessageStartingWith("DB_POOL_SIZE: '0' ");
        assertThatThrownBy(() -> builder.maxOverflow(-1)).hasMessageStartingWith("DB_MAX_OVERFLOW: '-1' ");
        assertThatThrownBy(() -> builder.poolRecycle(Duration.ofMillis(29_999)))
                .hasMessageStartingWith("DB_POOL_RECYCLE: '29' ");
        assertThatThrownBy(() -> builder.poolTimeout(Duration.ofMillis(999)))
                .hasMessageStartingWith("DB_POOL_TIMEOUT: '0' ");
        assertThatThrownBy(() -> builder.url("nonsense")).hasMessageStartingWith("DATABASE_URL: ");
        assertDefaults(builder.build());
    }

    @Test
    @DisplayName("In code clock and leak listener can be set; a built configuration does not change any more")
    void built() {
        Clock clock = Clock.fixed(java.time.Instant.EPOCH, ZoneOffset.UTC);
        List<Leak> leaks = new ArrayList<>();
        StorageConfig.Builder builder = StorageConfig.builder()
                .clock(clock)
                .onLeak(leaks::add)
                .sqlEcho(true)
                .poolRecycle(null);
        StorageConfig config = builder.build();
        builder.poolSize(1).sqlEcho(false).url("sqlite:///other.db");
        assertThat(config.clock()).isSameAs(clock);
        config.onLeak().accept(new Leak("daily_data", new Throwable()));
        assertThat(leaks).hasSize(1);
        assertThat(config.sqlEcho()).isTrue();
        assertThat(config.poolRecycle()).isNull();
        assertThat(config.poolSize()).isEqualTo(20);
        assertThat(config.url()).isEqualTo(DatabaseUrl.sqlite(StorageConfig.DEFAULT_PATH));
        assertThat(StorageConfig.builder().build().clock().getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.example.com:5433", "u@h", "h/x", "h?x", "h#x", "a b", "[::1", "::1]", "[h]", "1:2"})
    @DisplayName("DB_HOST is one host, without port or anything else of a URL")
    void badHosts(String host) {
        ConfigurationException refusal = refused(with(SERVER, "DB_HOST", host));
        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE);
        assertThat(refusal.variable()).isEqualTo("DB_HOST");
        assertThat(refusal)
                .hasMessageStartingWith("DB_HOST: must be a name or an address; ")
                .hasMessageNotContaining("'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0.1",
                "db-1.example.com",
                "my_db",
                "::1",
                "[::1]",
                "fe80::1%eth0",
                "m\u00E4rkte"
            })
    @DisplayName("DB_HOST is a name or an address")
    void goodHosts(String host) {
        DatabaseUrl url = StorageConfig.fromMap(with(SERVER, "DB_HOST", host)).url();
        assertThat(DatabaseUrl.parse(url.reveal()).host()).isEqualTo(url.host()).contains(host);
    }

    @Test
    @DisplayName("DB_HOST may be several hosts; DB_PORT is the port of those that have none")
    void severalHosts() {
        Map<String, String> variables = with(SERVER, "DB_HOST", "one:5001, two,::1,[::2]:5002");

        assertThat(StorageConfig.fromMap(with(variables, "DB_PORT", "6000"))
                        .url()
                        .hosts())
                .hasToString("[one:5001, two:6000, [::1]:6000, [::2]:5002]");
        ConfigurationException refusal = refused(with(SERVER, "DB_HOST", "one:s3cret,two"));
        assertThat(refusal.variable()).isEqualTo("DB_HOST");
        assertThat(refusal).hasMessageContaining("is not a port").hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    @DisplayName("A port given in code follows the rule of DB_PORT")
    void badPortInCode(int port) {
        assertThatThrownBy(() -> DatabaseUrl.server("mysql", "u", new Secret("p"), "h", port, "d"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("DB_PORT: '" + port + "' ");
    }

    @Test
    @DisplayName("Connections kept ready and those under load can be counted together, in whatever order they are set")
    void poolTotal() {
        ConfigurationException refusal = refused(Map.of("DB_POOL_SIZE", "2147483647"));
        assertThat(refusal.variable()).isEqualTo("DB_POOL_SIZE");
        assertThat(refusal.problem()).isEqualTo(Problem.INVALID_VALUE);
        assertThat(refused(Map.of("DB_MAX_OVERFLOW", "2147483647")).variable()).isEqualTo("DB_POOL_SIZE");
        StorageConfig most = StorageConfig.fromMap(Map.of("DB_POOL_SIZE", "2147483647", "DB_MAX_OVERFLOW", "0"));
        assertThat(most.poolSize() + most.maxOverflow()).isEqualTo(Integer.MAX_VALUE);
    }
}
