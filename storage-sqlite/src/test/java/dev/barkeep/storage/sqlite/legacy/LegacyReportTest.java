package dev.barkeep.storage.sqlite.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.RowNote;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of more lines than are kept in memory. */
class LegacyReportTest {

    @TempDir
    Path folder;

    private static List<RowNote> some(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> new RowNote("t", "row " + i, "é", "half of an emoji \ud83d " + i, "🎮"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2_000, 2_001, 2_249, 2_250, 2_251, 7_777})
    @DisplayName("notes come back as they were, in their order and in any other")
    void notes(int size) {
        Notes notes = new Notes();
        some(size).forEach(notes::append);

        assertThat((List<RowNote>) notes).isEqualTo(some(size));
        for (int i = size - 1; i >= 0; i -= 700) {
            assertThat(notes.get(i).key()).isEqualTo("row " + i);
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> notes.get(size));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> notes.add(new RowNote("", "", "", "", "")));
    }

    @Test
    @DisplayName("every refused row is listed, and written as it is read, into a writer that stays open")
    void written() throws Exception {
        int rows = 5_000;
        Path file = FormerFile.of(folder.resolve("former.db"), "tables-c.sql");
        FormerFile.execute(
                file,
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ")"
                        + " INSERT INTO daily_data (ticker, date, open) SELECT 'T' || i, '2024-01-02', NULL FROM n");
        try (Storage storage = Storages.open(StorageConfig.fromUrl("sqlite:///" + folder.resolve("target.db")))) {
            LegacyReport report = LegacyImport.of(file).run(storage);

            StringWriter text = new StringWriter();
            report.writeText(text);
            assertThat(text.toString()).contains("Refused (5000)").isEqualTo(report.toText());
            assertThat(text.toString().lines().filter(line -> line.contains("open = null: must be a number")))
                    .hasSize(rows);
            StringWriter json = new StringWriter();
            report.writeJson(new FilterWriter(json) {
                @Override
                public void close() throws IOException {
                    throw new IOException("not mine");
                }
            });
            assertThat(json.toString()).isEqualTo(report.toJson()).endsWith("}\n");
            assertThat(json.toString().split("must be a number", -1)).hasSize(rows + 1);
            assertThat(report.refusals().get(rows - 1).key()).contains("'T999'", "row 999");
            assertThat(LegacyImport.of(file).run(storage)).isEqualTo(report);
        }
    }
}
