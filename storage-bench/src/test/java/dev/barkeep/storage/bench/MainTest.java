package dev.barkeep.storage.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.harness.Contender;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.workload.Size;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The program with few rows, on SQLite. */
class MainTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void everyWorkloadRunsAndBothContendersAreRight() throws Exception {
        Path file = folder.resolve("bench.json");

        int exitCode = run("--backends", "sqlite", "--scale", "0.001", "--rounds", "1", "--out", file.toString());

        assertThat(exitCode).as(out + "\n" + err).isZero();
        List<String> workloads = new ArrayList<>();
        for (JsonNode line : new JsonMapper().readTree(file.toFile())) {
            workloads.add(line.get("workload").textValue());
            assertThat(line.fieldNames())
                    .toIterable()
                    .containsExactly("backend", "workload", "ratio", "ours_ms", "raw_ms", "rounds");
            assertThat(line.get("backend").textValue()).isEqualTo("sqlite");
            assertThat(line.get("ratio").doubleValue()).isPositive();
            assertThat(line.get("ours_ms").doubleValue()).isPositive();
            assertThat(line.get("raw_ms").doubleValue()).isPositive();
            assertThat(line.get("rounds").intValue()).isPositive();
        }
        assertThat(workloads)
                .containsExactly("W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10", "W11", "W13");
        assertThat(out.toString())
                .contains("| sqlite | W11 | overview of 1,000 tickers, 2 million bars |", "no row was written");
    }

    @Test
    void someWorkloadsAlone() {
        Path file = folder.resolve("bench.json");

        int exitCode = run("--backends=SQLITE", "--workloads=w5,W7", "--scale=0.001", "--rounds=1", "--out=" + file);

        assertThat(exitCode).as(out + "\n" + err).isZero();
        assertThat(out.toString()).contains("| W5 |", "| W7 |").doesNotContain("| W3 |");
    }

    @Test
    void whatIsNotThereIsWrongUsage() {
        assertThat(run("--workloads=W14")).isEqualTo(2);
        assertThat(run("--rounds=0")).isEqualTo(2);
        assertThat(run("--scale=0")).isEqualTo(2);
        assertThat(run("--backends=oracle")).isEqualTo(2);
        assertThat(err.toString()).contains("no such workload: W14; there are W1, W2,", "--rounds has to be 1 or more");
    }

    @Test
    void aWrongContenderLeavesNoFiguresAndEndsWith1() {
        Path file = folder.resolve("bench.json");

        int exitCode = run(size -> List.of(new WrongWorkload()), "--backends=sqlite", "--rounds=1", "--out=" + file);

        assertThat(exitCode).isEqualTo(1);
        assertThat(file).content().isEqualToIgnoringWhitespace("[]");
        assertThat(out.toString())
                .contains("| sqlite | W0 | wrong | wrong | wrong | | | |", "raw has the checksum 3 in round 0");
    }

    /** Raw JDBC has 3 where 1 is right. */
    private record WrongWorkload() implements Workload, Race {

        @Override
        public String code() {
            return "W0";
        }

        @Override
        public String title() {
            return "wrong";
        }

        @Override
        public Race open(Backend backend) {
            return this;
        }

        @Override
        public Contender ours() {
            return round -> () -> 1;
        }

        @Override
        public Contender raw() {
            return round -> () -> 3;
        }

        @Override
        public long expected(int round) {
            return 1;
        }

        @Override
        public void close() {}
    }

    private int run(String... arguments) {
        return run(Main::all, arguments);
    }

    private int run(Function<Size, List<Workload>> workloads, String... arguments) {
        CommandLine program = Main.commandLine(workloads);
        program.setOut(new PrintWriter(out));
        program.setErr(new PrintWriter(err));
        return program.execute(arguments);
    }
}
