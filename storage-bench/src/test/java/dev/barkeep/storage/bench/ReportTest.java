package dev.barkeep.storage.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.bench.harness.Result.Measured;
import dev.barkeep.storage.bench.harness.Result.Wrong;
import dev.barkeep.storage.bench.harness.Round;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Measured MEASURED = new Measured(
            "sqlite",
            "W1",
            "bulk",
            List.of(new Round(10_200_000, 10_000_000), new Round(30_000_000, 20_000_000)),
            List.of("a finding"));
    private static final Wrong WRONG = new Wrong("sqlite", "W2", "changed", "raw has the checksum 3");

    @Test
    void whoIsWrongHasNoFiguresAndIsNamed(@TempDir Path folder) throws IOException {
        Report report = new Report(List.of(MEASURED, WRONG));
        Path file = folder.resolve("made/bench.json");

        report.writeJson(file);

        assertThat(report.isRight()).isFalse();
        assertThat(file)
                .content()
                .isEqualToIgnoringWhitespace("[{\"backend\":\"sqlite\",\"workload\":\"W1\",\"ratio\":1.260,"
                        + "\"ours_ms\":20.10,\"raw_ms\":15.00,\"rounds\":2}]");
        assertThat(report.toMarkdown()).isEqualTo("""
                        | database | workload | | ours, ms | raw, ms | ratio | from | to |
                        |---|---|---|---:|---:|---:|---:|---:|
                        | sqlite | W1 | bulk | 20.1 | 15.0 | 1.26 | 1.02 | 1.50 |
                        | sqlite | W2 | changed | wrong | wrong | | | |

                        - sqlite W1: a finding
                        - sqlite W2: raw has the checksum 3
                        """);
    }

    @Test
    void figuresOfAllMakeItRight() {
        assertThat(new Report(List.of(MEASURED)).isRight()).isTrue();
    }
}
