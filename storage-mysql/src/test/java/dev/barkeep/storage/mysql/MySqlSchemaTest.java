package dev.barkeep.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.migration.Migration;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.testservers.SchemaRules;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestUser;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A database of another character set than ours; nothing that makes or drops tables can be undone by the server. */
@OnEveryServer
class MySqlSchemaTest extends SchemaRules {

    MySqlSchemaTest(ServerKind kind) {
        super(kind, new MySqlDialect());
    }

    @BeforeEach
    void spoil() {
        server.execute("ALTER DATABASE " + database + " CHARACTER SET latin1");
    }

    @Test
    @DisplayName("every script can be run over what an interruption left, and so can its undo")
    void scriptsAgain() throws SQLException {
        open().close();
        for (Migration migration : newestFirst()) {
            for (List<String> statements : List.of(migration.upStatements(), migration.undoStatements())) {
                for (int done = 1; done <= statements.size(); done++) {
                    run(statements.subList(0, done));
                }
                run(statements);
            }
        }
        assertThat(contents()).isEmpty();
    }

    @Test
    @DisplayName(
            "text is readable text in utf8mb4, whatever the database's character set is, in a collation that compares it exactly")
    void text() {
        try (Storage storage = open()) {
            storage.metadata().save(new Metadata("T", "Ä€😀", null, null, null, null));
        }
        assertThat(server.query(database, "SELECT company_name FROM metadata")).containsExactly("Ä€😀");
        assertThat(server.query(
                        database,
                        "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                                + " AND collation_name IS NOT NULL AND table_name <> 'storage_changelog'"))
                .singleElement()
                .isIn("utf8mb4_0900_bin", "utf8mb4_nopad_bin");
        assertThat(server.query(
                        database,
                        "SELECT DISTINCT engine FROM information_schema.tables WHERE table_schema = DATABASE()"))
                .containsExactly("InnoDB");
    }

    @Test
    @DisplayName(
            "one whose first migration stopped half-way says so, and is finished by a repair, with the rows that are there")
    void interrupted() {
        try (TestUser user = new TestUser(
                server,
                database,
                "SELECT, INSERT, UPDATE ON " + database + ".*",
                "CREATE ON " + database + ".storage_changelog",
                "CREATE ON " + database + ".daily_data",
                "CREATE ON " + database + ".intraday_data")) {
            assertThatExceptionOfType(ReadOnlyException.class)
                    .isThrownBy(() -> open(user.url()).close());
        }
        assertThat(server.tables(database)).containsExactly("daily_data", "intraday_data", "storage_changelog");
        server.query(
                database,
                "INSERT INTO daily_data VALUES ('T', '2024-01-02', 1, 1, 1, 1, 1, NULL, NULL,"
                        + " '2024-01-02', '2024-01-02')");

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> open().close())
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNFINISHED));
        try (Schema schema = Storages.schema(config(url()).build())) {
            schema.repair();
        }

        try (Storage storage = open()) {
            assertThat(storage.dailyData().findRange("T", Range.all())).hasSize(1);
            storage.portfolioPositions().save(A);
            assertThat(storage.info().schemaVersion()).isEqualTo(newestVersion());
        }
        assertThat(server.query(database, "SELECT COUNT(*) FROM storage_changelog"))
                .containsExactly(Integer.toString(newestVersion()));
    }

    @Test
    @DisplayName("what a repair cannot finish it takes back, but no tables with rows, and the reason is told")
    void repairInVain() {
        try (TestUser user = new TestUser(
                        server,
                        database,
                        "SELECT, INSERT, UPDATE, DELETE, DROP ON " + database + ".*",
                        "CREATE ON " + database + ".storage_changelog",
                        "CREATE ON " + database + ".daily_data");
                Schema schema = Storages.schema(config(user.url()).build())) {
            assertThatExceptionOfType(ReadOnlyException.class).isThrownBy(schema::migrate);
            server.query(
                    database,
                    "INSERT INTO daily_data VALUES ('T', '2024-01-02', 1, 1, 1, 1, 1, NULL, NULL,"
                            + " '2024-01-02', '2024-01-02')");

            assertThatExceptionOfType(ReadOnlyException.class).isThrownBy(schema::repair);
            assertThat(server.query(database, "SELECT ticker FROM daily_data")).containsExactly("T");
            assertThat(server.query(database, "SELECT state FROM storage_changelog"))
                    .containsExactly("STARTED");

            server.query(database, "DELETE FROM daily_data");
            assertThatExceptionOfType(ReadOnlyException.class).isThrownBy(schema::repair);
            assertThat(server.tables(database)).containsExactly("storage_changelog");
        }
        open().close();
    }

    @Test
    @DisplayName(
            "one that is ready can be written by a user who may make no tables, not even temporary ones; counts stay true")
    void writerWithoutTables() {
        open().close();
        try (TestUser writer = new TestUser(server, database, "SELECT, INSERT, UPDATE, DELETE ON " + database + ".*");
                Storage storage = open(writer.url())) {
            assertThat(storage.dailyData().saveAll(bars(300, BigDecimal.ONE))).isEqualTo(new SaveResult(300, 0));
            assertThat(storage.dailyData().saveAll(bars(300, BigDecimal.ONE))).isEqualTo(new SaveResult(0, 300));
            assertThat(storage.dailyData().saveAll(bars(200, BigDecimal.TEN))).isEqualTo(new SaveResult(200, 0));
            assertThat(storage.dailyData().findRange("T", Range.all())).hasSize(300);
            Instant then = Instant.parse("2019-03-04T05:06:07Z");
            assertThat(storage.rows(StoredTable.DAILY_DATA)
                            .putAll(bars(300, BigDecimal.ZERO).stream().map(bar -> new Stored<>(0, then, then, bar))))
                    .isEqualTo(300);
            assertThat(storage.dailyData().findRange("T", Range.all())).isEqualTo(bars(300, BigDecimal.ZERO));
        }
    }

    /** Gives bars on the days from 1970 on. */
    static List<DailyData> bars(int count, BigDecimal price) {
        return IntStream.range(0, count)
                .mapToObj(day ->
                        new DailyData("T", LocalDate.of(1970, 1, 1).plusDays(day), price, price, price, price, day))
                .toList();
    }
}
