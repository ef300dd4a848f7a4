package dev.barkeep.examples.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents show of files is to be what is there. */
class GuideTest {

    /** A fenced block under a comment that names the file it is from. */
    private static final Pattern SNIPPET = Pattern.compile("<!-- (\\S+) -->\\n```\\w*\\n(.*?)\\n```", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({"docs/writing-a-backend.md, 9", "docs/schema.md, 3"})
    @DisplayName("every snippet stands in the file that it names")
    void snippets(String document, int least) throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve(document))) {
            root = root.resolve("..").normalize();
            assertThat(root).as("the folder of the repository").isNotEqualTo(root.getRoot());
        }
        List<String> files = new ArrayList<>();
        for (MatchResult snippet : SNIPPET.matcher(Files.readString(root.resolve(document)))
                .results()
                .toList()) {
            files.add(snippet.group(1));
            assertThat(Files.readString(root.resolve(snippet.group(1))))
                    .as(snippet.group(1))
                    .contains(snippet.group(2));
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(least);
    }
}
