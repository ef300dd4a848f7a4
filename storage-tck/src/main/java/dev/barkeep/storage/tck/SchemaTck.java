package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.MigrationStatus;
import dev.barkeep.storage.MigrationStatus.State;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaPolicy;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import dev.barkeep.storage.model.PortfolioPosition;
import java.io.BufferedReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of the tables of a SQL database: versions, their history, and what is left when a process dies. For backends that are
 * built on {@code storage-mybatis}, beside {@link StorageTck}: this one looks past the storage, by SQL that every database takes.
 */
public abstract class SchemaTck {

    private static final int PROCESSES = 10;
    private static final int MOST_STEPS = 200;
    private static final String HISTORY = "storage_changelog";

    @TempDir
    Path temporary;

    /** For subclasses. */
    protected SchemaTck() {}

    /** What the next one finds after a process died within a migration. */
    protected enum AfterCrash {
        /** All of the migration or nothing of it. */
        WHOLE,
        /** Maybe half of it, which is said, and repaired when asked to. */
        REPAIRABLE
    }

    /**
     * Gives the configuration of a fresh, empty database.
     *
     * @return another one with each call
     * @throws Exception to fail the test
     */
    protected abstract StorageConfig emptyDatabase() throws Exception;

    /**
     * Connects to a database past the storage.
     *
     * @param config a database that {@link #emptyDatabase} gave
     * @return a connection, which is closed
     * @throws SQLException to fail the test
     */
    protected abstract Connection connect(StorageConfig config) throws SQLException;

    /**
     * Gives the questions to the database's own catalogue that describe the tables: columns, types, keys and indexes.
     *
     * @return queries that give the same rows for the same tables, and none of {@code storage_changelog}
     */
    protected abstract List<String> catalogueQueries();

    /**
     * Says what the next one finds after a process died within a migration.
     *
     * @return as the database can undo a change of its tables or not
     */
    protected abstract AfterCrash afterCrash();

    /**
     * Says whether several processes can have a database open at once.
     *
     * @return {@code true} unless overridden
     */
    protected boolean isOpenToSeveralProcesses() {
        return true;
    }

    /** Runs statements on one connection; gives the rows of all of them, their values joined. */
    private List<String> run(StorageConfig config, List<String> statements) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = connect(config);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            List<String> values = new ArrayList<>();
                            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                                values.add(String.valueOf(rows.getString(i)));
                            }
                            lines.add(String.join("|", values));
                        }
                    }
                }
            }
        }
        return lines;
    }

    /**
     * Says whether tables that somebody else made may be marked as ours.
     *
     * @return {@code true} unless overridden, by a backend that refuses to open what has no history
     */
    protected boolean marksTables() {
        return true;
    }

    private List<String> run(StorageConfig config, String statement) throws SQLException {
        return run(config, List.of(statement));
    }

    private List<String> catalogue(StorageConfig config) throws SQLException {
        return run(config, catalogueQueries());
    }

    private StorageConfig filled() throws Exception {
        StorageConfig config = emptyDatabase();
        try (Storage storage = Storages.open(config)) {
            IntStream.range(0, 3).forEach(number -> EveryTable.write(storage, number));
        }
        return config;
    }

    private static SchemaStatus status(StorageConfig config) {
        try (Schema schema = Storages.schema(config)) {
            return schema.status();
        }
    }

    private static StorageConfig with(StorageConfig config, SchemaPolicy policy) {
        return config.toBuilder().schemaPolicy(policy).build();
    }

    private static SchemaMismatchException refusal(StorageConfig config) {
        SchemaMismatchException refusal = catchThrowableOfType(
                SchemaMismatchException.class, () -> Storages.open(config).close());
        assertThat(refusal).as("opening is refused").isNotNull();
        return refusal;
    }

    private static Map<String, Long> count(StorageConfig config) {
        try (Storage storage = Storages.open(config)) {
            return EveryTable.count(storage);
        }
    }

    @Test
    @DisplayName("the history tells each migration with its script, its version, who applied it and when")
    void history() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        StorageConfig config = filled();

        SchemaStatus status = status(config);

        assertThat(status.isCurrent()).isTrue();
        assertThat(status.version()).isEqualTo(status.newest());
        assertThat(status.migrations()).hasSizeGreaterThan(1).allSatisfy(each -> {
            assertThat(each.state()).isEqualTo(State.APPLIED);
            assertThat(each.checksum()).matches("[0-9a-f]{64}");
            assertThat(each.startedAt()).isBetween(before, Instant.now());
            assertThat(each.finishedAt()).isBetween(each.startedAt(), Instant.now());
            assertThat(each.appliedBy()).isNotBlank();
            assertThat(each.libraryVersion()).matches("\\d.*");
        });
        assertThat(run(config, "SELECT number, name, checksum, state FROM " + HISTORY + " ORDER BY number"))
                .isEqualTo(status.migrations().stream()
                        .map(each -> each.number() + "|" + each.name() + "|" + each.checksum() + "|DONE")
                        .toList());
    }

    @Test
    @DisplayName("a history that the library cannot go on from is refused with the way out, and nothing is changed")
    void refused() throws Exception {
        record Case(String change, Reason reason, State state, String wayOut) {}
        String newest = Integer.toString(status(emptyDatabase()).newest());
        String another = "(number, name, checksum, dialect, library_version, applied_by, state) VALUES ";
        for (Case each : List.of(
                new Case(
                        "UPDATE " + HISTORY + " SET checksum = 'x' WHERE number = 1",
                        Reason.CHANGED,
                        State.CHANGED,
                        "use the version that applied it"),
                new Case(
                        "INSERT INTO " + HISTORY + " " + another + "(0, 'early', 'x', 'y', '9.9', 'z', 'DONE')",
                        Reason.MISSING,
                        State.MISSING,
                        "use the version that applied it"),
                new Case(
                        "DELETE FROM " + HISTORY + " WHERE number = 1",
                        Reason.LATE,
                        State.LATE,
                        "roll back to version 0"),
                new Case(
                        "INSERT INTO " + HISTORY + " " + another + "(9999, 'late', 'x', 'y', '9.9', 'z', 'DONE')",
                        Reason.NEWER,
                        State.NEWER,
                        "up to " + newest),
                new Case(
                        "UPDATE " + HISTORY + " SET state = 'STARTED', finished_at = NULL WHERE number = " + newest,
                        Reason.UNFINISHED,
                        State.UNFINISHED,
                        "call repair()"))) {
            StorageConfig config = filled();
            List<String> tables = catalogue(config);
            run(config, each.change);
            List<String> history = run(config, "SELECT * FROM " + HISTORY + " ORDER BY number");

            for (SchemaPolicy policy : List.of(SchemaPolicy.MIGRATE, SchemaPolicy.VALIDATE)) {
                SchemaMismatchException refusal = refusal(with(config, policy));
                assertThat(refusal.reason()).isEqualTo(each.reason);
                assertThat(refusal).hasMessageContaining(each.wayOut);
            }
            try (Schema schema = Storages.schema(config)) {
                for (ThrowingCallable call : List.<ThrowingCallable>of(
                        () -> schema.rollbackTo(0), () -> schema.rollback(1), () -> schema.migrateTo(1))) {
                    assertThat(catchThrowableOfType(SchemaMismatchException.class, call))
                            .isNotNull()
                            .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(each.reason));
                }
                assertThat(schema.status().isCurrent()).isFalse();
                assertThat(schema.status().migrations())
                        .extracting(MigrationStatus::state)
                        .contains(each.state);
            }
            assertThat(catalogue(config)).isEqualTo(tables);
            assertThat(run(config, "SELECT * FROM " + HISTORY + " ORDER BY number"))
                    .isEqualTo(history);
            try (Storage storage = Storages.open(with(config, SchemaPolicy.NONE))) {
                assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(3));
            }
        }
    }

    @Test
    @DisplayName("what was begun and not finished is finished by a repair, forward or back, with all rows")
    void repair() throws Exception {
        StorageConfig config = filled();
        List<String> tables = catalogue(config);
        try (Schema schema = Storages.schema(config)) {
            int newest = schema.version();
            MigrationStatus last = schema.status().migrations().get(newest - 1);
            schema.rollback(1);
            run(
                    config,
                    "INSERT INTO " + HISTORY
                            + " (number, name, checksum, dialect, library_version, applied_by, state) VALUES ("
                            + last.number() + ", '" + last.name() + "', '" + last.checksum()
                            + "', 'x', '0', 'y', 'STARTED')");
            assertThat(schema.version()).isEqualTo(newest - 1);
            schema.repair();
            assertThat(schema.status().isCurrent()).isTrue();
            assertThat(catalogue(config)).isEqualTo(tables);

            run(config, "UPDATE " + HISTORY + " SET state = 'UNDOING' WHERE number = " + newest);
            assertThat(refusal(config).reason()).isEqualTo(Reason.UNFINISHED);
            schema.repair();
            assertThat(schema.version()).isEqualTo(newest - 1);

            run(config, "UPDATE " + HISTORY + " SET state = 'STARTED', checksum = 'x' WHERE number = 1");
            assertThat(catchThrowableOfType(SchemaMismatchException.class, schema::repair))
                    .isNotNull()
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CHANGED));
            run(
                    config,
                    "UPDATE " + HISTORY + " SET state = 'DONE', checksum = '"
                            + schema.status().migrations().get(0).checksum() + "' WHERE number = 1");
        }
        assertThat(count(config)).isEqualTo(EveryTable.counts(3));
        assertThat(catalogue(config)).isEqualTo(tables);
    }

    @Test
    @DisplayName(
            "up, down and up again leaves the same tables, step by step, and every row that the older tables can hold")
    void upAndDown() throws Exception {
        StorageConfig config = filled();
        List<String> tables = catalogue(config);
        try (Schema schema = Storages.schema(config)) {
            int newest = schema.version();
            for (int version = newest - 1; version > 0; version--) {
                schema.rollbackTo(version);
                try (Storage storage = Storages.open(with(config, SchemaPolicy.NONE))) {
                    assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(3));
                    assertThat(storage.info().schemaVersion()).isEqualTo(version);
                }
                List<String> older = catalogue(config);
                schema.migrateTo(version + 1);
                schema.rollback(1);
                assertThat(catalogue(config)).isEqualTo(older).isNotEqualTo(tables);
            }
            schema.migrateTo(newest);
            assertThat(catalogue(config)).isEqualTo(tables);
            assertThat(EveryTable.counts(3)).isEqualTo(count(config));

            schema.rollbackTo(0);
            assertThat(schema.tables()).isEmpty();
            assertThat(catalogue(config)).isEmpty();
            schema.migrateTo(1);
            schema.migrate();
            assertThat(catalogue(config)).isEqualTo(tables);
        }
    }

    @Test
    @DisplayName("the script of a DBA makes what the library makes, history included, and takes it back")
    void script() throws Exception {
        StorageConfig migrated = filled();
        StorageConfig config = emptyDatabase();
        int newest = status(migrated).newest();
        try (Schema schema = Storages.schema(config)) {
            run(config, statements(schema.script(0, 1)));
            assertThat(schema.version()).isOne();
            run(config, statements(schema.script(1, newest)));
            assertThat(schema.status().isCurrent()).isTrue();
            assertThat(schema.status().migrations()).allSatisfy(each -> {
                assertThat(each.appliedBy()).isEqualTo("script");
                assertThat(each.finishedAt())
                        .isBetween(
                                Instant.now().minusSeconds(120), Instant.now().plusSeconds(1));
            });
            assertThat(catalogue(config)).isEqualTo(catalogue(migrated));
            try (Storage storage = Storages.open(with(config, SchemaPolicy.VALIDATE))) {
                EveryTable.write(storage, 1);
            }

            run(config, statements(schema.script(newest, 0)));
            assertThat(schema.tables()).isEmpty();
        }
    }

    /** As a client of the database takes it apart. */
    private static List<String> statements(String script) {
        String code = String.join(
                "\n", script.lines().filter(line -> !line.startsWith("--")).toList());
        return List.of(code.strip().split(";\\s*(\n|$)")).stream()
                .map(String::strip)
                .toList();
    }

    @Test
    @DisplayName("a history from before checksums is taken over with the rows of its tables")
    void formerHistory() throws Exception {
        StorageConfig config = filled();
        List<String> tables = catalogue(config);
        try (Schema schema = Storages.schema(config)) {
            schema.rollbackTo(1);
        }
        List<String> former = List.of(
                "DROP TABLE " + HISTORY,
                "CREATE TABLE " + HISTORY + " (id INTEGER NOT NULL PRIMARY KEY, applied_at VARCHAR(25) NOT NULL,"
                        + " description VARCHAR(255) NOT NULL)",
                "INSERT INTO " + HISTORY + " VALUES (1, '2026-01-01 00:00:00', 'create tables')");
        run(config, former);
        assertThat(refusal(with(config, SchemaPolicy.VALIDATE)).reason()).isEqualTo(Reason.PENDING);

        assertThat(count(config)).isEqualTo(EveryTable.counts(3));

        assertThat(status(config).isCurrent()).isTrue();
        assertThat(catalogue(config)).isEqualTo(tables);

        try (Schema schema = Storages.schema(config)) {
            schema.rollbackTo(1);
            run(config, former);
            schema.rollbackTo(0);
            assertThat(schema.tables()).isEmpty();
        }
    }

    @Test
    @DisplayName("tables without a history are marked if they are those of a version, and else nothing is guessed")
    void baseline() throws Exception {
        StorageConfig config = filled();
        int newest = status(config).newest();
        for (int version = newest; version > 0; version--) {
            try (Schema schema = Storages.schema(config)) {
                schema.rollbackTo(version);
            }
            // What is empty says as little as what is not there.
            run(config, (version == newest ? "DELETE FROM " : "DROP TABLE ") + HISTORY);
            SchemaMismatchException refusal = refusal(config);
            assertThat(refusal.reason()).isEqualTo(Reason.NO_HISTORY);
            assumeTrue(
                    version == newest || marksTables(),
                    "asserted that a database without its history is refused: " + refusal.getMessage());
            assertThat(refusal).hasMessageContaining("baseline()");

            try (Schema schema = Storages.schema(config)) {
                schema.baseline();
                assertThat(schema.version()).isEqualTo(version);
                schema.migrate();
                assertThat(schema.status().isCurrent()).isTrue();
            }
            assertThat(count(config)).isEqualTo(EveryTable.counts(3));
        }

        run(config, List.of("DROP TABLE " + HISTORY, "ALTER TABLE metadata ADD COLUMN odd INTEGER"));
        try (Schema schema = Storages.schema(config)) {
            List<String> tables = schema.tables();
            assertThat(catchThrowableOfType(SchemaMismatchException.class, schema::baseline))
                    .isNotNull()
                    .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.TABLES_DIFFER))
                    .hasMessageContaining("metadata: drop the column odd");
            assertThat(schema.tables()).isEqualTo(tables);
        }
    }

    @Test
    @DisplayName("ten processes that open one empty database at once all succeed, and each script ran once")
    void tenProcesses() throws Exception {
        assumeTrue(isOpenToSeveralProcesses(), "a database of this product is open to one process only");
        StorageConfig config = emptyDatabase();
        List<Process> processes = new ArrayList<>();
        try {
            List<BufferedReader> outputs = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                Process process = ChildJvm.builder(
                                options(Integer.MAX_VALUE), SchemaProcess.class, config, SchemaProcess.OPEN_TOGETHER)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                processes.add(process);
                outputs.add(process.inputReader(StandardCharsets.UTF_8));
            }
            for (BufferedReader output : outputs) {
                assertThat(output.readLine()).isEqualTo(SchemaProcess.READY);
            }
            long started = System.nanoTime();
            for (Process process : processes) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
            for (int i = 0; i < PROCESSES; i++) {
                // To the end of its output, which its end would take away.
                assertThat(outputs.get(i).lines().toList()).hasSize(1).allMatch(line -> line.startsWith("version "));
                assertThat(ChildJvm.exitValue(processes.get(i), "a process that opens the database"))
                        .isZero();
            }
            say(PROCESSES + " processes opened it at once, within " + (System.nanoTime() - started) / 1_000_000
                    + " ms");
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        assertThat(status(config).isCurrent()).isTrue();
        assertThat(run(config, "SELECT COUNT(*) FROM " + HISTORY))
                .containsExactly(Integer.toString(status(config).migrations().size()));
        try (Storage storage = Storages.open(config)) {
            assertThat(storage.portfolioPositions().list())
                    .containsExactly(new PortfolioPosition("AAPL", BigDecimal.valueOf(PROCESSES)));
        }
    }

    @Test
    @DisplayName(
            "a process that is killed between any two statements of the way up leaves what is whole, or says what to do")
    void killedOnTheWayUp() throws Exception {
        List<String> tables = catalogue(filled());
        int repaired = 0;
        int step = 1;
        for (; step < MOST_STEPS; step++) {
            StorageConfig config = emptyDatabase();
            if (!killed(config, SchemaProcess.MIGRATE, step)) {
                break;
            }
            repaired += healed(config);
            assertThat(catalogue(config)).as("killed at step %d", step).isEqualTo(tables);
            try (Storage storage = Storages.open(config)) {
                EveryTable.write(storage, 1);
                assertThat(EveryTable.count(storage)).isEqualTo(EveryTable.counts(1));
            }
        }
        report("up", step - 1, repaired);
    }

    @Test
    @DisplayName("a process that is killed between any two statements of the way down leaves all rows, or none")
    void killedOnTheWayDown() throws Exception {
        List<String> tables = catalogue(filled());
        int repaired = 0;
        int step = 1;
        for (; step < MOST_STEPS; step++) {
            StorageConfig config = filled();
            if (!killed(config, SchemaProcess.ROLL_BACK, step)) {
                break;
            }
            repaired += healed(config);
            assertThat(catalogue(config)).as("killed at step %d", step).isEqualTo(tables);
            assertThat(count(config)).as("killed at step %d", step).isIn(EveryTable.counts(3), EveryTable.counts(0));
        }
        report("down", step - 1, repaired);
    }

    private void report(String way, int kills, int repaired) {
        say("killed " + kills + " times on the way " + way + ", of which " + repaired + " had to be repaired");
        assertThat(kills).as("kills").isGreaterThan(4);
        if (afterCrash() == AfterCrash.WHOLE) {
            assertThat(repaired).isZero();
        } else {
            assertThat(repaired).isPositive();
        }
    }

    private List<String> options(int step) {
        return List.of(
                // What a driver leaves there goes with the test.
                "-Djava.io.tmpdir=" + temporary,
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=WARN",
                "-Dslf4j.provider=" + DyingLogProvider.class.getName(),
                "-D" + DyingLogProvider.STEP + "=" + step);
    }

    private void say(String what) {
        System.out.println(getClass().getSimpleName() + ": " + what);
    }

    /** Has a process die at a step; {@code false} if it came to its end before. */
    private boolean killed(StorageConfig config, String work, int step) throws Exception {
        Process process = ChildJvm.builder(options(step), SchemaProcess.class, config, work)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int exit = ChildJvm.exitValue(process, "a process that is killed at step " + step);
        // 128 and the number of the signal.
        assertThat(exit).isIn(0, 137);
        return exit != 0;
    }

    /** Opens it, repairing it if that is what it says; counts the repairs. */
    private static int healed(StorageConfig config) {
        try (Storage storage = Storages.open(config)) {
            assertThat(storage.schema().status().isCurrent()).isTrue();
            return 0;
        } catch (SchemaMismatchException e) {
            assertThat(e.reason()).isEqualTo(Reason.UNFINISHED);
            assertThat(e).hasMessageContaining("repair()");
        }
        try (Schema schema = Storages.schema(config)) {
            schema.repair();
            schema.migrate();
            assertThat(schema.status().isCurrent()).isTrue();
        }
        return 1;
    }
}
