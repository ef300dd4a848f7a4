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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that are whole, and yet not what they should be. */
class ArchiveRowsTest {

    private static final Stored<PortfolioPosition> A = SampleRows.keyed(new PortfolioPosition("A", BigDecimal.ONE));
    private static final Stored<PortfolioPosition> B = SampleRows.keyed(new PortfolioPosition("B", BigDecimal.TEN));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private record Positions(List<Stored<PortfolioPosition>> positions) implements RowSource {

        @Override
        @SuppressWarnings("unchecked") // the table's record is that of the rows
        public <T> Stream<Stored<T>> rows(StoredTable<T> table, Range<Instant> updated) {
            return table == StoredTable.PORTFOLIO_POSITIONS
                    ? positions.stream().map(row -> (Stored<T>) row)
                    : Stream.of();
        }

        @Override
        public Map<String, Long> counts() {
            return Map.of();
        }

        @Override
        public String name() {
            return "positions";
        }
    }

    private Path archiveOf(List<Stored<PortfolioPosition>> positions) throws Exception {
        Path file = folder.resolve("all.zip");
        try (OutputStream out = Files.newOutputStream(file);
                Progress progress = progress()) {
            ArchiveWriter.write(out, new Positions(positions), "Test 1", "0", progress);
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
