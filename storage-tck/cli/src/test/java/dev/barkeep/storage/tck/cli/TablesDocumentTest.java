package dev.barkeep.storage.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The documentation of the tables. */
class TablesDocumentTest {

    private static final Path FILE = Path.of("../../docs/tables.md");
    private static final String WRITE = "docs.write";
    private static final String COMMAND = "mvn -q -B -ntp verify -pl storage-tck/cli -am -Dtest=TablesDocumentTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE;

    /** Mermaid takes a type, a name, a key and a comment, in this order. */
    private static final Pattern DIAGRAM_LINE = Pattern.compile(
            "erDiagram|    \\w+ \\{|        [a-z]\\w* [a-z]\\w*( PK)?( \"[a-z]+\")?|    }|    \\w+ \\|o\\.\\.o[|{] \\w+ : \\w+");

    @Test
    @DisplayName("docs/tables.md is what the description says")
    void current() throws IOException {
        String text = TablesDocument.write(COMMAND);
        if (System.getProperty(WRITE) != null) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).as("written anew by: " + COMMAND).hasContent(text);
    }

    @Test
    @DisplayName("its diagram has lines that Mermaid knows, a block for each table, and no other table")
    void diagram() {
        String text = TablesDocument.write(COMMAND);
        List<String> lines = text.substring(text.indexOf("erDiagram"), text.indexOf("```", text.indexOf("erDiagram")))
                .lines()
                .toList();
        assertThat(lines).allMatch(line -> DIAGRAM_LINE.matcher(line).matches());
        assertThat(lines).filteredOn(line -> line.endsWith("{")).hasSize(7);
        assertThat(lines).filteredOn(line -> line.contains(" |o..o")).hasSize(4);
    }
}
