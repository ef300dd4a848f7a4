package dev.barkeep.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.StoredTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many rows go by statements of many rows, and nobody can tell from what is stored. */
class SqliteBulkTest {

    private static final BigDecimal MAX = new BigDecimal("9999999999.99999999");
    private static final BigDecimal LEAST = new BigDecimal("0.00000001");

    @TempDir
    Path folder;

    private Storage storage;

    @BeforeEach
    void open() {
        storage = open("a.db");
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private Storage open(String file) {
        return Storages.open(
                StorageConfig.builder().url("sqlite:///" + folder.resolve(file)).build());
    }

    private static <T> List<T> list(int count, IntFunction<T> row) {
        return IntStream.range(0, count).mapToObj(row).toList();
    }

    private static DailyData bar(int day, String close) {
        BigDecimal price = new BigDecimal(close);
        return new DailyData("AAPL", LocalDate.of(1970, 1, 1).plusDays(day), price, price, price, price, day);
    }

    private static DailyData edges(int i) {
        return new DailyData(
                "T" + i,
                i % 2 == 0 ? FieldRules.MIN_DATE : FieldRules.MAX_DATE,
                MAX,
                LEAST.negate(),
                LEAST,
                MAX.negate(),
                Long.MAX_VALUE,
                i % 3 == 0 ? null : LEAST,
                i % 3 == 1 ? null : MAX);
    }

    /** Around what goes row by row, and around full statements. */
    @ParameterizedTest
    @ValueSource(ints = {1, 19, 20, 99, 100, 101, 250, 10_001})
    @DisplayName("of any number of rows the new and the changed are counted, the others are left alone")
    void counts(int rows) {
        assertThat(storage.dailyData().saveAll(list(rows, day -> bar(day, "1"))))
                .isEqualTo(new SaveResult(rows, 0));
        assertThat(storage.dailyData().saveAll(list(rows, day -> bar(day, "1"))))
                .isEqualTo(new SaveResult(0, rows));
        assertThat(storage.dailyData().saveAll(list(rows + 1, day -> bar(day, day == 0 ? "2" : "1"))))
                .isEqualTo(new SaveResult(2, rows - 1));
        assertThat(storage.dailyData().findRange("AAPL", Range.all()))
                .isEqualTo(list(rows + 1, day -> bar(day, day == 0 ? "2" : "1")));
    }

    @Test
    @DisplayName("rows come back as they were given, at the edges of every type, and can be put elsewhere")
    void edges() {
        List<DailyData> bars = list(300, SqliteBulkTest::edges);
        List<SignalHistory> signals = list(
                300,
                i -> new SignalHistory(
                        "T", FieldRules.MIN_DATE, "BUY", null, LEAST, MAX, null, LEAST, i % 2 == 0 ? null : "😀", ""));

        assertThat(storage.dailyData().saveAll(bars)).isEqualTo(new SaveResult(300, 0));
        assertThat(storage.signalHistory().addAll(signals)).isEqualTo(300);

        assertThat(storage.dailyData().findLatestOfEach()).containsExactlyInAnyOrderElementsOf(bars);
        assertThat(storage.signalHistory()
                        .search(SignalFilter.ALL, PageRequest.first(300))
                        .rows())
                .extracting(Stored::value)
                .containsExactlyInAnyOrderElementsOf(signals);
        try (Storage other = open("b.db");
                Stream<Stored<DailyData>> rows = storage.rows(StoredTable.DAILY_DATA).stream(Range.all())) {
            // Replaced where they have other values, times and all.
            other.dailyData().saveAll(list(300, i -> bar(i, "1")));
            assertThat(other.rows(StoredTable.DAILY_DATA).putAll(rows)).isEqualTo(300);
            assertThat(other.dailyData().findRange("T7", Range.all())).containsExactly(edges(7));
        }
    }

    @Test
    @DisplayName("texts of a megabyte go in statements of a few rows")
    void largeTexts() {
        String text = "😀".repeat(250_000);
        IntFunction<@Nullable String> some = i -> i % 3 == 0 ? text : null;
        List<Metadata> companies = list(
                60, i -> new Metadata(String.format(Locale.ROOT, "T%03d", i), some.apply(i), text, null, null, null));

        assertThat(storage.metadata().saveAll(companies)).isEqualTo(new SaveResult(60, 0));
        assertThat(storage.metadata().saveAll(companies)).isEqualTo(new SaveResult(0, 60));

        assertThat(storage.metadata().find("T048")).contains(companies.get(48));
        assertThat(storage.metadata().find("T049")).contains(companies.get(49));
    }
}
