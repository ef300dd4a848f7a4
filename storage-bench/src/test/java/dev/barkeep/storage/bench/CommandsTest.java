package dev.barkeep.storage.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What is measured beside the workloads, with few rows, on SQLite. */
class CommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    @DisplayName("streams come through a small heap whole")
    void memory() {
        assertThat(run("memory", "--backends=sqlite", "--rows=5000"))
                .as(out + "\n" + err)
                .isZero();

        assertThat(out.toString()).containsPattern("\\| sqlite \\| 5,000 \\| 96 \\| [\\d,]+ \\| [\\d,]+ \\| \\d+ \\|");
    }

    @Test
    @DisplayName("a heap that is too small fails, and is told by the exit code")
    void tooLittleMemory() {
        assertThat(run("memory", "--backends=sqlite", "--rows=200000", "--heap=4"))
                .isEqualTo(1);

        assertThat(out.toString()).contains("| sqlite | 200,000 | 4 | failed | failed |  |");
    }

    @Test
    @DisplayName("what a row costs is told of each number of rows, and of the last against the first")
    void growth() {
        assertThat(run("growth", "--backends=sqlite", "--rows=100,1000", "--tickers=10"))
                .as(out + "\n" + err)
                .isZero();

        assertThat(out.toString())
                .containsSubsequence("| sqlite | 100 | ", "| sqlite | 1,000 | ", "| sqlite | last to first | **");
    }

    @Test
    @DisplayName("many threads call both contenders, and no call fails")
    void concurrency() {
        assertThat(run("concurrency", "--backends=sqlite", "--seconds=0.3", "--threads=4"))
                .as(out + "\n" + err)
                .isZero();

        assertThat(out.toString())
                .containsPattern("\\| sqlite \\| ours \\| [\\d,]+ \\| [\\d.]+ \\| .* \\| 0 \\|")
                .containsPattern("\\| sqlite \\| raw \\| [\\d,]+ \\| 1 \\| .* \\| 0 \\|")
                .containsPattern("\\| sqlite \\| ours, reads alone \\| [\\d,]+ \\|  \\| .* \\| 0.00 \\| 0 \\|")
                .containsPattern("\\| sqlite \\| ours, reads beside an open write \\| [\\d,]+ \\|  \\| .* \\| 0 \\|");
    }

    @Test
    @DisplayName("numbers that make no sense are wrong usage")
    void wrongUsage() {
        assertThat(run("growth", "--rows=10", "--tickers=11")).isEqualTo(2);
        assertThat(run("concurrency", "--threads=0")).isEqualTo(2);
        assertThat(run("concurrency", "--writes=101")).isEqualTo(2);
    }

    private int run(String... arguments) {
        CommandLine program = Main.commandLine(Main::all);
        program.setOut(new PrintWriter(out));
        program.setErr(new PrintWriter(err));
        return program.execute(arguments);
    }
}
