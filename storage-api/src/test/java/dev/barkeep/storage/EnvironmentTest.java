package dev.barkeep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables of a process beside those of a file. */
class EnvironmentTest {

    @TempDir
    Path folder;

    private Path dotEnv() throws IOException {
        return Files.writeString(
                folder.resolve(".env"),
                String.join(
                        "\r\n",
                        "# market",
                        "DATABASE_TYPE=mysql",
                        "export DB_USER=me",
                        "DB_PASSWORD=\"a#b 'c\" # quoted",
                        "DB_NAME='market'",
                        "DB_POOL_SIZE=3",
                        "OTHER=left alone",
                        ""));
    }

    @Test
    @DisplayName("The process wins over the file, and says all of where the database is, or nothing (CFG-005)")
    void twoSources() throws IOException {
        Path file = dotEnv();

        StorageConfig config = StorageConfig.fromEnvironment(file, Map.of("DB_MAX_OVERFLOW", "7"));
        assertThat(config.url())
                .isEqualTo(DatabaseUrl.server("mysql", "me", new Secret("a#b 'c"), "localhost", null, "market"));
        assertThat(config.poolSize()).isEqualTo(3);
        assertThat(config.maxOverflow()).isEqualTo(7);
        assertThat(StorageConfig.fromEnvironment(file, Map.of("DATABASE_TYPE", "", "DB_POOL_SIZE", " ")))
                .as("an empty variable of the process hides nothing")
                .hasToString(StorageConfig.fromEnvironment(file, Map.of()).toString());
        StorageConfig ofProcess = StorageConfig.fromEnvironment(file, Map.of("DATABASE_URL", "sqlite:///x.db"));
        assertThat(ofProcess.url()).isEqualTo(DatabaseUrl.sqlite("x.db"));
        assertThat(ofProcess.poolSize()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DATABASE_URL=postgresql://h/db",
                "DATABASE_URL=postgresql://me@h/db",
                "DATABASE_TYPE=postgresql DB_USER=you DB_NAME=d DB_PASSWORD=Zq7",
                "DATABASE_PATH=mine.db",
                "DATABASE_TYPE=sqlite",
                "DATABASE_TYPE=sqlite DB_HOST=h",
            })
    @DisplayName("If the process says where the database is, or as whom, nothing of that comes from the file (CFG-005)")
    void oneSource(String process) throws IOException {
        Map<String, String> variables = Pattern.compile(" ")
                .splitAsStream(process)
                .collect(Collectors.toMap(
                        variable -> variable.substring(0, variable.indexOf('=')),
                        variable -> variable.substring(variable.indexOf('=') + 1)));
        Path stranger = Files.writeString(folder.resolve("stranger"), """
                DATABASE_URL=mysql://evil:evil@evil/evil
                DATABASE_PATH=evil
                DATABASE_TYPE=mysql
                DB_USER=evil
                DB_PASSWORD=evil
                DB_HOST=evil
                DB_PORT=666
                DB_NAME=evil
                DB_POOL_SIZE=3
                """);

        StorageConfig config = StorageConfig.fromEnvironment(stranger, variables);

        assertThat(config.url()).isEqualTo(StorageConfig.fromMap(variables).url());
        assertThat(config.poolSize()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB_PASSWORD", "DB_USER", "DB_HOST", "DB_PORT", "DB_NAME"})
    @DisplayName(
            "A process that has a part of what a server needs is not led to the default file past the server of the file")
    void halfOfTwoSources(String name) throws IOException {
        Path file = dotEnv();

        assertThatThrownBy(() -> StorageConfig.fromEnvironment(file, Map.of(name, "54321")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(name + ": is set in the process, but " + file + " says where the database is")
                .hasMessageNotContaining("54321");
    }
}
