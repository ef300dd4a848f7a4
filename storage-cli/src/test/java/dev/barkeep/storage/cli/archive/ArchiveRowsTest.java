package dev.barkeep.storage.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.cli.copy.RowSource;
import dev.barkeep.storage.cli.copy.SampleRows;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are whole, and yet not what they should be. */
class ArchiveRowsTest {

    private static final Stored<PortfolioPosition> A = SampleRows.keyed(new PortfolioPosition("A", BigDecimal.ONE));
    private static final Stored<PortfolioPosition> B = SampleRows.keyed(new PortfolioPosition("B", BigDecimal.TEN));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private record Rows<R>(StoredTable<R> only, List<Stored<R>> given) implements RowSource {

        @Override
        @SuppressWarnings("unchecked") // the table's record is that of the rows
        public <T> Stream<Stored<T>> rows(StoredTable<T> table, Range<Instant> updated) {
            return table == only ? given.stream().map(row -> (Stored<T>) row) : Stream.of();
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of();
        }

        @Override
        public String name() {
            return "rows";
        }
    }

    private Path archiveOf(List<Stored<PortfolioPosition>> positions) throws Exception {
        return archiveOf(StoredTable.PORTFOLIO_POSITIONS, positions);
    }

    private <T> Path archiveOf(StoredTable<T> table, List<Stored<T>> given) throws Exception {
        Path file = folder.resolve("all.zip");
        try (OutputStream out = Files.newOutputStream(file);
                Progress progress = progress()) {
            ArchiveWriter.write(out, new Rows<>(table, given), "Test 1", "0", progress);
        }
        return file;
    }

    private Path archiveWithManifest(byte[] manifest) throws Exception {
        Path file = folder.resolve("all.zip");
        try (Sealed sealed = new Sealed(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(sealed)) {
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest);
            zip.setComment(Sealed.placeholder());
            zip.finish();
            sealed.seal();
        }
        return file;
    }

    private static Progress progress() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return Progress.start(
                new Shell(Map.of(), InputStream.nullInputStream(), nowhere, nowhere, null), "test", "rows", 1);
    }

    private static void verify(Path file) {
        try (ArchiveRows rows = ArchiveRows.open(file);
                Progress progress = progress()) {
            rows.verify(progress);
        }
    }

    @Test
    void givesTheRowsAndTheirNumber() throws Exception {
        Path file = archiveOf(List.of(A, B));

        verify(file);
        try (ArchiveRows rows = ArchiveRows.open(file);
                Stream<Stored<PortfolioPosition>> all = rows.rows(StoredTable.PORTFOLIO_POSITIONS, Range.all());
                Stream<Stored<PortfolioPosition>> newer = rows.rows(
                        StoredTable.PORTFOLIO_POSITIONS,
                        Range.from(A.updatedAt().plusNanos(1)))) {
            assertThat(all).containsExactly(A, B);
            assertThat(newer).isEmpty();
            assertThat(rows.counts()).containsEntry("portfolio_positions", 2L).containsEntry("metadata", 0L);
        }
    }

    @Test
    void rowsOutOfOrderAreRefused() throws Exception {
        Path file = archiveOf(List.of(B, A));

        assertThatThrownBy(() -> verify(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll("all.zip", "portfolio_positions.csv", "A", "must not come after", "B");
    }

    @Test
    void aRowThatIsThereTwiceIsRefused() throws Exception {
        Path file = archiveOf(List.of(A, A));

        assertThatThrownBy(() -> verify(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("must not come after");
    }

    /** It would be refused by the target, with the tables before it stored already. */
    @Test
    void aRowWithoutANumberIsRefused() throws Exception {
        Path file = archiveOf(
                StoredTable.SYSTEM_EVENTS, List.of(SampleRows.stored(0, new SystemEvent("A", "b", null, "INFO"))));

        assertThatThrownBy(() -> verify(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll("system_events.csv", "id", "must be 1 or more");
    }

    @Test
    void aTimeThatNoDatabaseTakesIsRefused() throws Exception {
        Instant late = Instant.parse("+10000-01-01T00:00:00Z");
        Path early = archiveOf(List.of(new Stored<>(0, Instant.parse("0000-12-31T00:00:00Z"), late, A.value())));
        assertThatThrownBy(() -> verify(early))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll("portfolio_positions.csv", "created_at");

        Path updatedLate = archiveOf(List.of(new Stored<>(0, A.createdAt(), late, A.value())));
        assertThatThrownBy(() -> verify(updatedLate))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll("portfolio_positions.csv", "updated_at");
    }

    @Test
    void aManifestThatNamesATableTwiceIsRefused() throws Exception {
        Manifest.Entry entry = new Manifest.Entry("metadata", 0, "");
        Path file = archiveWithManifest(
                new Manifest(Manifest.FORMAT, Manifest.VERSION, "0", "now", "Test 1", List.of(entry, entry)).toJson());

        assertThatThrownBy(() -> verify(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContainingAll("all.zip", "manifest.json names the table metadata twice");
    }

    @Test
    void aManifestOfAnySizeIsNotReadToItsEnd() throws Exception {
        Path file = archiveWithManifest(" ".repeat(2 << 20).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> verify(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("manifest.json is longer than 1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[1",
                "{\"format\":\"barkeep-archive\",\"version\":1,\"library\":\"0\","
                        + "\"created\":\"\",\"product\":\"\",\"tables\":[null]}"
            })
    void aManifestThatIsNoneIsRefused(String json) throws Exception {
        Path file = archiveWithManifest(json.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> verify(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("manifest.json cannot be read: ");
    }

    @Test
    void theSealStandsWhereTheLastBytesStood() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (Sealed sealed = new Sealed(out)) {
                for (int i = 1 + random.nextInt(6); i > 0; i--) {
                    byte[] bytes = new byte[random.nextInt(200)];
                    random.nextBytes(bytes);
                    plain.write(bytes);
                    sealed.write(bytes);
                    sealed.write(i);
                    plain.write(i);
                }
                sealed.write(Sealed.placeholder().getBytes(StandardCharsets.US_ASCII));
                sealed.seal();
            }
            Path file = Files.write(folder.resolve("sealed"), out.toByteArray());
            assertThat(out.toByteArray()).startsWith(plain.toByteArray()).hasSize(plain.size() + Sealed.LENGTH);
            assertThat(Sealed.isWhole(file)).isTrue();
        }
    }
}
