package dev.barkeep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {

    private static final Set<String> WANTED = Set.of("A", "B", "_c9", "OK");

    @TempDir
    Path folder;

    private Map<String, String> read(String text) throws IOException {
        return DotEnv.read(Files.writeString(folder.resolve(".env"), text), WANTED);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "A=b~b",
                "A = b~b",
                "  A=b  ~b",
                "export A=b~b",
                "export\tA=b~b",
                "A=b c~b c",
                "A=b # comment~b",
                "A=b#c~b#c",
                "A=b=c~b=c",
                "A=#c~``",
                "A=~``",
                "A= # c~``",
                "A=''~``",
                "A=\"\"~``",
                "A='p#a\"ss\\n $x' # c~p#a\"ss\\n $x",
                "A=\"p#a'ss\" # c~p#a'ss",
                "A=\"p # ss\"#c~p # ss",
                "A=\"a\\\"b\\\\c\"~a\"b\\c",
                "A=a'b~a'b",
                "A=p@:/%?&w~p@:/%?&w",
            })
    @DisplayName("A value is plain, in single quotes or in double quotes")
    void values(String line, String value) throws IOException {
        assertThat(read(line)).containsExactly(Map.entry("A", value));
    }

    @Test
    @DisplayName("Double quotes know a new line and a tab")
    void escapes() throws IOException {
        assertThat(read("A=\"x\\ny\\tz\"")).containsEntry("A", "x\ny\tz");
    }

    @Test
    @DisplayName("Comments and empty lines are passed over, lines may end in CR LF, the last of a name counts")
    void lines() throws IOException {
        assertThat(read("# comment\r\n\r\n  # another\r\nA=1\r\nexport B='2'\r\n_c9=3 \r\nA=4"))
                .containsOnly(Map.entry("A", "4"), Map.entry("B", "2"), Map.entry("_c9", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A Zq7", "export A Zq7", "A='Zq7", "A=\"Zq7", "A='Zq7'x", "A=\"Zq7\\\"", "A='Zq7\nB=1'"})
    @DisplayName(
            "A line of a wanted variable that cannot be understood is an error with name and place, without its content")
    void badLines(String line) {
        assertThatThrownBy(() -> read("OK=1\n\n" + line))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("A: " + folder.resolve(".env") + " line 3 ")
                .hasMessageNotContaining("Zq7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Zq7", "=Zq7", "9A=Zq7", "npm.token=x", "export FOO", "KEY=\"-----BEGIN\nab==\n-----END\"", "{"})
    @DisplayName("Lines of other programs are left alone")
    void otherLines(String line) throws IOException {
        assertThat(read("OK=1\n" + line + "\nB=2")).isEqualTo(Map.of("OK", "1", "B", "2"));
    }

    @Test
    @DisplayName("No file is no variables; one that cannot be read is an error")
    void files() throws IOException {
        assertThat(DotEnv.read(folder.resolve("none"), WANTED)).isEmpty();
        assertThatThrownBy(() -> DotEnv.read(folder, WANTED))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(folder + ": is not a regular file");
        Path latin = Files.write(folder.resolve("latin"), "A=\u00E4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> DotEnv.read(latin, WANTED))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("UTF-8");
        assertThat(read("A=\u00E4\uD83D\uDE80")).containsEntry("A", "\u00E4\uD83D\uDE80");
    }

    @Test
    @DisplayName("A byte order mark, as Windows editors write it, is no part of the first line")
    void byteOrderMark() throws IOException {
        assertThat(read("\uFEFFA=1\r\nB=2")).containsOnly(Map.entry("A", "1"), Map.entry("B", "2"));
        assertThat(read("\uFEFF# comment\nB=2")).containsOnly(Map.entry("B", "2"));
        assertThat(read("\uFEFF")).isEmpty();
    }

    @Test
    @DisplayName("A long value in double quotes, such as a key of another program, is read")
    void longValues() throws IOException {
        assertThat(read("A=\"" + "x".repeat(60_000) + "\"")).containsEntry("A", "x".repeat(60_000));
        assertThat(read("A=\"" + "\\n".repeat(30_000) + "\"")).containsEntry("A", "\n".repeat(30_000));
        assertThat(read("A='" + "x".repeat(60_000) + "'")).containsEntry("A", "x".repeat(60_000));
        assertThat(read("A=" + "x".repeat(60_000) + " # c")).containsEntry("A", "x".repeat(60_000));
    }

    @Test
    @DisplayName("A backslash before anything else is a backslash, so that no password loses one")
    void otherEscapes() throws IOException {
        assertThat(read("A=\"p\\ass\\$\\\\n\"")).containsEntry("A", "p\\ass\\$\\n");
        assertThat(read("A=p\\ass")).containsEntry("A", "p\\ass");
    }
}
