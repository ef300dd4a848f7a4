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
import org.junit.jupiter.api.Test;

/** {@code docs/writing-a-backend.md} shows this module; what it shows is to be what is there. */
class GuideTest {

    /** A fenced block under a comment that names the file it is from. */
    private static final Pattern SNIPPET = Pattern.compile("<!-- (\\S+) -->\\n```\\w*\\n(.*?)\\n```", Pattern.DOTALL);

    @Test
    @DisplayName("every snippet of the guide stands in the file that it names")
    void snippets() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/writing-a-backend.md"))) {
            root = root.resolve("..").normalize();
            assertThat(root).as("the folder of the repository").isNotEqualTo(root.getRoot());
        }
        List<String> files = new ArrayList<>();
        for (MatchResult snippet : SNIPPET.matcher(Files.readString(root.resolve("docs/writing-a-backend.md")))
                .results()
                .toList()) {
            files.add(snippet.group(1));
            assertThat(Files.readString(root.resolve(snippet.group(1))))
                    .as(snippet.group(1))
                    .contains(snippet.group(2));
        }
        assertThat(files).hasSizeGreaterThan(8);
    }
}
