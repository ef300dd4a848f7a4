package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.session.SqlDatabase;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file a configuration means, and with which settings. */
class SqliteUrlTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "b?foreign_keys=off",
                "b?mode=memory",
                "?",
                "a#b.db",
                "a%20b.db",
                "a b.db",
                "a'b.db",
                "a\"b.db",
                "a&b=c.db",
                "a;b.db",
                "a\\b.db",
                "file:a.db",
                "élan ☃ 行情 📈.db"
            })
    @DisplayName("a file has exactly the name that it was given")
    void exactName(String name) {
        Path file = folder.resolve(name);
        for (int i = 1; i <= 2; i++) {
            try (Storage storage = Storages.open(StorageConfig.builder()
                    .url(DatabaseUrl.sqlite(file.toString()))
                    .build())) {
                storage.backup(folder.resolve(i + name));
                assertThat(folder.toFile().list()).contains(name, name + "-wal", i + name);
            }
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(name, "1" + name, "2" + name);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "busy_timeout, abc, milliseconds",
        "busy_timeout, -1, milliseconds",
        "busy_timeout, 3000000000, milliseconds",
        "cache_size, abc, kibibytes",
        "cache_size, '', kibibytes",
        "cache_spill, maybe, true or false",
        "journal_size_limit, -2, bytes",
        "max_page_count, 0, pages",
        "mmap_size, 1e9, bytes",
        "page_size, 1000, power of two",
        "page_size, 131072, power of two",
        "secure_delete, slow, fast",
        "synchronous, BANANA, 'OFF, NORMAL, FULL, EXTRA'",
        "synchronous, 4, 'OFF, NORMAL, FULL, EXTRA'",
        "temp_store, 9, 'DEFAULT, FILE, MEMORY'",
        "wal_autocheckpoint, never, pages",
    })
    @DisplayName("a setting with a value that it cannot have is refused with its name and rule")
    void invalidValue(String parameter, String value, String rule) {
        Path file = folder.resolve("x.db");
        for (String url : new String[] {"sqlite:///", "jdbc:sqlite:"}) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> Storages.open(StorageConfig.fromUrl(url + file + "?" + parameter + "=" + value)))
                    .withMessageContaining(parameter)
                    .withMessageContaining("'" + value + "'")
                    .withMessageContaining(rule);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    @DisplayName("settings reach the connections that write and those that read")
    void validValues() throws SQLException {
        StorageConfig config = StorageConfig.fromUrl("sqlite:///" + folder.resolve("x.db")
                + "?busy_timeout=700&cache_size=-4000&cache_spill=off&journal_size_limit=-1&max_page_count=5000"
                + "&mmap_size=0&page_size=8192&secure_delete=FAST&synchronous=extra&temp_store=memory"
                + "&wal_autocheckpoint=0");
        try (SqlDatabase database = opened(config);
                Connection writer = database.begin();
                Connection reader = database.reader()) {
            for (Connection connection : new Connection[] {writer, reader}) {
                assertThat(pragma(connection, "busy_timeout")).isEqualTo(700);
                assertThat(pragma(connection, "cache_size")).isEqualTo(-4000);
                assertThat(pragma(connection, "synchronous")).isEqualTo(3);
                assertThat(pragma(connection, "temp_store")).isEqualTo(2);
                assertThat(pragma(connection, "page_size")).isEqualTo(8192);
            }
            database.dialect().rollback(writer);
        }
    }

    @Test
    @DisplayName("a dialect that can do nothing beyond what every storage does is one too")
    void noCapabilities() {
        SqliteDialect sqlite = new SqliteDialect();
        Dialect plain = (Dialect) Proxy.newProxyInstance(
                Dialect.class.getClassLoader(),
                new Class<?>[] {Dialect.class},
                (proxy, method, arguments) ->
                        method.getName().equals("capabilities") ? Set.of() : method.invoke(sqlite, arguments));
        try (SqlDatabase database = SqlDatabase.connect(plain, StorageConfig.fromUrl("sqlite:///:memory:"))) {
            assertThat(database.capabilities()).isEmpty();
        }
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static SqlDatabase opened(StorageConfig config) {
        Storages.open(config).close();
        return SqlDatabase.connect(new SqliteDialect(), config);
    }
}
