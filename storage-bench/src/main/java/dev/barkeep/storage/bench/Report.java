package dev.barkeep.storage.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.barkeep.storage.bench.harness.Result;
import dev.barkeep.storage.bench.harness.Result.Measured;
import dev.barkeep.storage.bench.harness.Result.Wrong;
import dev.barkeep.storage.bench.harness.Round;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The figures, for programs and for people. Who was wrong is named and has none. */
final class Report {

    private final List<Result> results;

    Report(List<Result> results) {
        this.results = List.copyOf(results);
    }

    /** A line of the file. Its names are fixed: other programs read them. */
    private record Line(
            String backend,
            String workload,
            BigDecimal ratio,
            @JsonProperty("ours_ms") BigDecimal oursMs,
            @JsonProperty("raw_ms") BigDecimal rawMs,
            int rounds) {

        static Line of(Measured measured) {
            return new Line(
                    measured.backend(),
                    measured.workload(),
                    rounded(measured.ratio(), 3),
                    rounded(measured.oursMillis(), 2),
                    rounded(measured.rawMillis(), 2),
                    measured.rounds().size());
        }

        private static BigDecimal rounded(double value, int digits) {
            return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
        }
    }

    boolean isRight() {
        return results.stream().allMatch(Measured.class::isInstance);
    }

    void writeJson(Path file) throws IOException {
        List<Line> lines = results.stream()
                .filter(Measured.class::isInstance)
                .map(Measured.class::cast)
                .map(Line::of)
                .toList();
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), lines);
    }

    String toMarkdown() {
        StringBuilder text = new StringBuilder("| database | workload | | ours, ms | raw, ms | ratio | from | to |\n")
                .append("|---|---|---|---:|---:|---:|---:|---:|\n");
        results.forEach(result -> text.append(row(result)));
        String notes = notes();
        return notes.isEmpty()
                ? text.toString()
                : text.append('\n').append(notes).toString();
    }

    private static String row(Result result) {
        String figures;
        if (result instanceof Measured measured) {
            figures = String.format(
                    Locale.ROOT,
                    "%.1f | %.1f | %.2f | %.2f | %.2f",
                    measured.oursMillis(),
                    measured.rawMillis(),
                    measured.ratio(),
                    measured.rounds().stream().mapToDouble(Round::ratio).min().orElseThrow(),
                    measured.rounds().stream().mapToDouble(Round::ratio).max().orElseThrow());
        } else {
            figures = "wrong | wrong | | |";
        }
        return "| " + result.backend() + " | " + result.workload() + " | " + result.title() + " | " + figures + " |\n";
    }

    private String notes() {
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            List<String> notes =
                    result instanceof Measured measured ? measured.notes() : List.of(((Wrong) result).reason());
            notes.forEach(note -> text.append("- ")
                    .append(result.backend())
                    .append(' ')
                    .append(result.workload())
                    .append(": ")
                    .append(note)
                    .append('\n'));
        }
        return text.toString();
    }
}
