package dev.barkeep.storage.mybatis.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationTest {

    private static final String FILE = "007_do_this.sql";
    private static final String SCRIPT = """
            -- // Does this.
            -- A comment; with a semicolon;

            CREATE TABLE a (
                b TEXT -- of b
            );
            INSERT INTO a VALUES ('x;
            y'
            );

            -- //@UNDO

            DROP TABLE a;
            """;

    @Test
    @DisplayName("a script has a number, a name, and statements forward and back without comments of their own line")
    void parts() {
        Migration migration = Migration.parse(FILE, SCRIPT);

        assertThat(migration.number()).isEqualTo(7);
        assertThat(migration.name()).isEqualTo("do this");
        assertThat(migration).hasToString("7 (do this)");
        assertThat(migration.undoStatements()).containsExactly("DROP TABLE a");
    }

    @Test
    @DisplayName("what is within a literal at the end of a line ends the statement too, which a script has to know")
    void literals() {
        assertThat(Migration.parse(FILE, SCRIPT).upStatements())
                .containsExactly("CREATE TABLE a (\n    b TEXT -- of b\n)", "INSERT INTO a VALUES ('x", "y'\n)");
    }

    @Test
    @DisplayName("another delimiter holds until it is set back, within one script")
    void delimiter() {
        assertThat(Migration.parse(FILE, """
                                -- @DELIMITER $$
                                CREATE TRIGGER t BEGIN
                                  DELETE FROM a;
                                END $$
                                -- @DELIMITER ;
                                DELETE FROM b;
                                -- //@UNDO
                                DROP TRIGGER t;
                                """).upStatements())
                .containsExactly("CREATE TRIGGER t BEGIN\n  DELETE FROM a;\nEND", "DELETE FROM b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM a;",
                "DELETE FROM a;\n-- //@UNDO\n-- nothing",
                "-- //@UNDO\nDELETE FROM a;",
                "DELETE FROM a\n-- //@UNDO\nDELETE FROM b;",
                "DELETE FROM a;\n-- //@UNDO\nDELETE FROM b",
                "-- @DELIMITER $$\nDELETE FROM a $$\n-- //@UNDO\nDELETE FROM b;"
            })
    @DisplayName(
            "a script without an undo, with a statement that does not end or a delimiter left open is refused, by its name")
    void refused(String script) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Migration.parse(FILE, script))
                .withMessageContaining(FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create_tables.sql", "1.sql", "001_create tables.sql", "001_create_tables.txt"})
    @DisplayName("a file of another name is refused")
    void misnamed(String file) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Migration.parse(file, SCRIPT))
                .withMessageContaining(file);
    }

    @ParameterizedTest
    @CsvSource({
        "'\n', '\r\n', true",
        "'(\n', '(  \t\n', true",
        "'b TEXT', 'b text', false",
        "'DROP TABLE a', 'DROP TABLE b', false"
    })
    @DisplayName("the checksum tells scripts apart by all but their line ends and the blanks before them")
    void checksum(String from, String to, boolean same) {
        String one = Migration.parse(FILE, SCRIPT).checksum();
        String other = Migration.parse(FILE, SCRIPT.replace(from, to)).checksum();

        assertThat(one).matches("[0-9a-f]{64}");
        assertThat(other.equals(one)).isEqualTo(same);
    }
}
