package dev.barkeep.storage.tck.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaDifference.Kind;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Damages the tables past the library, one thing at a time: {@link Schema#verify} has to name just that, the script of
 * {@link Schema#diff} to mend it with the rows that are there, and its undo to bring it back. How tables are damaged is said in
 * the SQL of the backend, so this is no part of the conformance kit.
 */
public abstract class DriftTck {

    private static final BigDecimal OPEN = new BigDecimal("187");
    private static final String UNDO = "-- //@UNDO";

    /** For subclasses. */
    protected DriftTck() {}

    /** A database that is empty at first. */
    public interface Database {

        /**
         * Says where it is.
         *
         * @return a configuration that opens it
         */
        StorageConfig config();

        /**
         * Runs statements past the library, on one connection, as a migration does.
         *
         * @param statements the statements
         * @throws Exception if the database refuses one; those before it are done only if its migrations commit each
         */
        void execute(List<String> statements) throws Exception;
    }

    /**
     * Makes a database.
     *
     * @return a new one
     * @throws Exception if there is none to be had
     */
    protected abstract Database newDatabase() throws Exception;

    /**
     * Lists what somebody may do to the tables.
     *
     * @return one damage or more of each kind that the database can have
     */
    protected abstract List<Damage> damages();

    /**
     * Says what is to be found.
     *
     * @param kind what differs
     * @param table the table
     * @param element the column or index, if it is one
     * @param expected what it should be, if it should be there
     * @param actual what it is, if it is there
     * @return the difference
     */
    protected static SchemaDifference difference(
            Kind kind, String table, @Nullable String element, @Nullable String expected, @Nullable String actual) {
        return new SchemaDifference(kind, table, element, expected, actual);
    }

    /**
     * Names the kinds of difference that there are none of in this database.
     *
     * @return none by default
     */
    protected Set<Kind> impossible() {
        return Set.of();
    }

    /**
     * Says whether a script may be cut short and has to go through when it is run again.
     *
     * @return whether each statement of a migration commits
     */
    protected abstract boolean commitsEachStatement();

    @Test
    @DisplayName("every kind of difference that the database can have is tried")
    void everyKind() {
        Set<Kind> tried = damages().stream()
                .flatMap(damage -> damage.differences().stream())
                .map(SchemaDifference::kind)
                .collect(Collectors.toSet());
        Set<Kind> all = new HashSet<>(Arrays.asList(Kind.values()));
        all.removeAll(impossible());
        assertThat(tried).isEqualTo(all);
    }

    @TestFactory
    @DisplayName(
            "what somebody changed is named, mended by the script with the rows that are there, and brought back by its undo")
    Stream<DynamicTest> named() {
        return damages().stream()
                .map(damage -> DynamicTest.dynamicTest(
                        String.join("; ", damage.statements()), () -> checkDamage(newDatabase(), damage)));
    }

    private void checkDamage(Database database, Damage damage) throws Exception {
        Map<String, Long> rows;
        try (Storage storage = Storages.open(database.config())) {
            fill(storage);
            rows = rows(storage);
        }
        database.execute(damage.statements());
        String script;
        try (Schema schema = Storages.schema(database.config())) {
            assertThat(schema.verify()).isEqualTo(damage.differences());
            script = schema.diff().migration();
        }
        assertThat(damage.decisions().keySet())
                .allSatisfy(placeholder -> assertThat(script).contains(placeholder));
        if (!damage.decisions().isEmpty()) {
            assertThatThrownBy(() -> database.execute(statements(script, 0)))
                    .message()
                    .containsAnyOf(damage.decisions().keySet().toArray(String[]::new));
        }
        String decided = script;
        for (Map.Entry<String, String> decision : damage.decisions().entrySet()) {
            decided = decided.replace(decision.getKey(), decision.getValue());
        }
        run(database, statements(decided, 0));
        try (Schema schema = Storages.schema(database.config())) {
            assertThat(schema.verify()).isEmpty();
            assertThat(schema.diff().isEmpty()).isTrue();
        }
        try (Storage storage = Storages.open(database.config())) {
            if (damage.differences().stream().noneMatch(difference -> difference.kind() == Kind.MISSING_TABLE)) {
                assertThat(rows(storage)).isEqualTo(rows);
                assertThat(storage.dailyData().findRange("AAPL", Range.all()))
                        .singleElement()
                        .satisfies(bar -> assertThat(bar.open()).isEqualByComparingTo(OPEN));
            }
            fill(storage);
        }
        run(database, statements(decided, 1));
        try (Schema schema = Storages.schema(database.config())) {
            assertThat(schema.verify()).isEqualTo(damage.differences());
        }
    }

    private void run(Database database, List<String> statements) throws Exception {
        assertThat(statements).isNotEmpty();
        if (commitsEachStatement()) {
            for (int done = 1; done < statements.size(); done++) {
                database.execute(statements.subList(0, done));
            }
        }
        database.execute(statements);
    }

    /** As a migration is read: comments are lines, a statement ends with a semicolon at the end of one. */
    private static List<String> statements(String script, int part) {
        String text = script.split(UNDO, -1)[part]
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"));
        return Arrays.stream(text.split(";\n|;$"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static Map<String, Long> rows(Storage storage) {
        return storage.tables().stream().collect(Collectors.toMap(TableInfo::name, TableInfo::rows));
    }

    private static void fill(Storage storage) {
        BigDecimal one = BigDecimal.ONE;
        LocalDate day = LocalDate.of(2024, 1, 2);
        Instant moment = Instant.parse("2024-01-02T10:00:00Z");
        storage.dailyData().save(new DailyData("AAPL", day, OPEN, one, one, one, 7));
        storage.intradayData().save(new IntradayData("AAPL", BarInterval.ONE_MINUTE, moment, one, one, one, one, 7));
        storage.metadata().save(new Metadata("AAPL", "Apple", null, "Phones", one, moment));
        storage.signalHistory()
                .add(SignalHistory.builder("AAPL", day, "BUY", one).build());
        storage.portfolioPerformance().add(new PortfolioPerformance(day, one, one, one, null, null));
        storage.portfolioPositions().save(new PortfolioPosition("AAPL", one));
        storage.systemEvents().append(new SystemEvent("START", "It began", null, "INFO"));
    }
}
