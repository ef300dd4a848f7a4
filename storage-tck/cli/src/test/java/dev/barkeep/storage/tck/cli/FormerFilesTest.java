package dev.barkeep.storage.tck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.sqlite.legacy.LegacyImport;
import dev.barkeep.storage.sqlite.legacy.LegacyReport;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of the former application come out alike on every backend. */
class FormerFilesTest {

    private static final Path SCRIPTS =
            Path.of("../../storage-sqlite/src/test/resources/dev/barkeep/storage/sqlite/legacy");
    private static final Map<String, List<String>> FILES = Map.of(
            "c", List.of("tables-c.sql", "awkward-c.sql"),
            "d", List.of("tables-d.sql", "awkward-d.sql"),
            "e", List.of("tables-e.sql", "tables-users.sql", "awkward-e.sql"),
            "h", List.of("tables-c.sql", "tables-users.sql", "awkward-c.sql"));

    /** Rows that had no time have that of the import. */
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    static Path folder;

    private static final Map<String, Path> files = new TreeMap<>();
    private static final Map<String, Outcome> onSqlite = new TreeMap<>();

    private record Outcome(LegacyReport first, LegacyReport second, List<String> rows) {}

    @BeforeAll
    static void takeOverIntoSqlite() throws IOException, SQLException {
        for (Map.Entry<String, List<String>> scripts : FILES.entrySet()) {
            Path file = folder.resolve(scripts.getKey() + ".db");
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                for (String script : scripts.getValue()) {
                    for (String sql : Files.readAllLines(SCRIPTS.resolve(script))) {
                        if (!sql.startsWith("--")) {
                            statement.executeUpdate(sql);
                        }
                    }
                }
            }
            files.put(scripts.getKey(), file);
            onSqlite.put(scripts.getKey(), takeOver(file, "sqlite:///" + folder.resolve("into-" + scripts.getKey())));
        }
        assertThat(expected("c").rows()).hasSize(9 + 14 + 2 + 4 + 2 + 2 + 3);
    }

    private static Outcome expected(String name) {
        return Objects.requireNonNull(onSqlite.get(name));
    }

    private static Outcome takeOver(Path file, String url) {
        try (Storage storage = Storages.open(StorageConfig.fromUrl(url))) {
            LegacyReport first = LegacyImport.of(file).run(storage);
            LegacyReport second = LegacyImport.of(file).run(storage);
            return new Outcome(first, second, rows(storage));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a server has the same rows with the same times as a SQLite file, and the same report")
    void same(ServerKind kind) {
        TestServer server = TestServer.of(kind);
        files.forEach((name, file) -> {
            Outcome outcome = takeOver(file, server.url(server.newDatabase()));
            Outcome expected = expected(name);

            assertThat(outcome.first()).as(name).isEqualTo(expected.first());
            assertThat(outcome.second()).as(name).isEqualTo(expected.second());
            assertThat(outcome.second().tables()).extracting(TableCounts::taken).containsOnly(0L);
            assertThat(outcome.rows()).as(name).isEqualTo(expected.rows());
        });
    }

    @Test
    @DisplayName("the report for programs has the counts and every refusal, and its numbers add up")
    void json() throws IOException {
        LegacyReport report = expected("c").first();

        JsonNode json = new ObjectMapper().readTree(report.toJson());

        assertThat(json.get("generation").asText()).isEqualTo("C");
        assertThat(json.get("tables"))
                .hasSize(7)
                .allSatisfy(table -> assertThat(table.get("read").asLong())
                        .isEqualTo(table.get("taken").asLong()
                                + table.get("merged").asLong()
                                + table.get("refused").asLong()));
        assertThat(json.get("tables").get(0).toString())
                .isEqualTo(
                        "{\"table\":\"daily_data\",\"read\":31,\"taken\":9,\"merged\":5,\"refused\":17,\"rounded\":2}");
        assertThat(json.get("refusals"))
                .hasSize(report.refusals().size())
                .anySatisfy(refusal -> assertThat(refusal.toString())
                        .isEqualTo("{\"table\":\"daily_data\",\"key\":\"ticker = 'NAN', date = '2024-01-04', row 21\","
                                + "\"field\":\"open\",\"value\":\"'N/A'\",\"reason\":\"must be a number\"}"));
        assertThat(json.get("not_taken").get(0).toString()).isEqualTo("{\"table\":\"trade_log\",\"rows\":1}");
    }

    private static List<String> rows(Storage storage) {
        List<String> rows = new ArrayList<>();
        try (Stream<DailyData> daily = storage.dailyData().streamAll();
                Stream<IntradayData> intraday = storage.intradayData().streamAll()) {
            for (DailyData bar : daily.toList()) {
                rows.add(bar + times(storage.dailyData().timestamps(bar.ticker(), bar.date())));
            }
            for (IntradayData bar : intraday.toList()) {
                rows.add(bar + times(storage.intradayData().timestamps(bar.series(), bar.datetime())));
            }
        }
        for (Metadata company : storage.metadata().listByMarketCap()) {
            rows.add(company + times(storage.metadata().timestamps(company.ticker())));
        }
        for (PortfolioPosition position : storage.portfolioPositions().list()) {
            rows.add(position + times(storage.portfolioPositions().timestamps(position.ticker())));
        }
        List<Stored<?>> numbered = new ArrayList<>();
        numbered.addAll(storage.signalHistory()
                .search(SignalFilter.ALL, PageRequest.first(1_000))
                .rows());
        numbered.addAll(storage.portfolioPerformance().findRange(Range.all()));
        numbered.addAll(storage.systemEvents().findLatest(EventFilter.ALL, 1_000));
        numbered.forEach(row -> rows.add(row.value() + " " + row.createdAt() + " " + row.updatedAt()));
        return rows;
    }

    private static String times(Optional<Timestamps> times) {
        return times.filter(known -> known.updatedAt().isBefore(STARTED))
                .map(known -> " " + known)
                .orElse(" of the import");
    }
}
