package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither the zone of the JVM, nor a change of clocks, nor the language of the JVM changes what is stored. */
abstract class TimeZoneSuite extends Suite {

    private static final IntradaySeries SERIES = new IntradaySeries("AAPL", BarInterval.THIRTY_MINUTES);

    /** Clocks forward and back in New York; the day that Apia left out; a clock change in Apia. */
    private static final List<Instant> CLOCK_CHANGES = List.of(
            Instant.parse("2024-03-10T07:00:00Z"),
            Instant.parse("2024-11-03T06:00:00Z"),
            Instant.parse("2011-12-30T10:00:00Z"),
            Instant.parse("2012-04-01T14:00:00Z"));

    private final TimeZone zone = TimeZone.getDefault();
    private final Locale locale = Locale.getDefault();

    TimeZoneSuite(StorageTck tck) {
        super(tck);
    }

    @AfterEach
    final void restoreDefaults() {
        TimeZone.setDefault(zone);
        Locale.setDefault(locale);
    }

    @ParameterizedTest(name = "written in {0}, read in {1}")
    @CsvSource({
        "America/New_York, UTC",
        "UTC, America/New_York",
        "Asia/Kolkata, America/New_York",
        "Pacific/Apia, Asia/Kolkata",
        "America/New_York, Pacific/Apia",
        "Pacific/Apia, Pacific/Apia"
    })
    @DisplayName("TIM-001 moments do not move with the zone of the JVM, on both sides of a clock change")
    void moments(String writing, String reading) {
        TimeZone.setDefault(TimeZone.getTimeZone(writing));
        List<IntradayData> bars = new ArrayList<>();
        for (Instant change : CLOCK_CHANGES) {
            for (int step = -4; step <= 4; step++) {
                bars.add(IntradayKind.flat(SERIES, change.plusSeconds(1_800L * step)));
            }
        }
        clock.set(CLOCK_CHANGES.get(1).plusSeconds(1_799));
        Metadata company = new Metadata(
                "AAPL", null, null, null, null, CLOCK_CHANGES.get(0).plusSeconds(1));
        storage.intradayData().saveAll(bars);
        storage.metadata().save(company);
        Stored<SystemEvent> event = storage.systemEvents().append(new SystemEvent("A", "", null, "INFO"));

        TimeZone.setDefault(TimeZone.getTimeZone(reading));

        assertMoments(storage, bars, company, event);
        if (tck.outlivesItsStorage()) {
            // A driver may have remembered the zone in which it connected.
            reopen();
            assertMoments(storage, bars, company, event);
        }
        assertThat(storage.systemEvents().deleteCreatedBefore(event.createdAt()))
                .isZero();
        assertThat(storage.systemEvents().deleteCreatedBefore(event.createdAt().plusNanos(1_000)))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "written in {0}, read in {1}")
    @CsvSource({
        "America/New_York, UTC",
        "UTC, Pacific/Apia",
        "Pacific/Apia, America/New_York",
        "Asia/Kolkata, America/New_York",
        "Pacific/Apia, Pacific/Apia"
    })
    @DisplayName("TIM-002 days do not move with the zone of the JVM, not even those that a zone left out")
    void days(String writing, String reading) {
        TimeZone.setDefault(TimeZone.getTimeZone(writing));
        List<DailyData> bars = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2011, 12, 28);
                day.isBefore(LocalDate.of(2012, 4, 3));
                day = day.plusDays(1)) {
            bars.add(DailyKind.flat("AAPL", day, day.toEpochDay()));
        }
        storage.dailyData().saveAll(bars);
        LocalDate leftOutByApia = LocalDate.of(2011, 12, 30);
        Stored<SignalHistory> signal = storage.signalHistory()
                .add(SignalHistory.builder("AAPL", leftOutByApia, "BUY", BigDecimal.ONE)
                        .build());

        TimeZone.setDefault(TimeZone.getTimeZone(reading));

        assertThat(storage.dailyData().findRange("AAPL", Range.all())).isEqualTo(bars);
        assertThat(storage.dailyData().find("AAPL", leftOutByApia)).contains(bars.get(2));
        assertThat(storage.signalHistory().find(signal.id())).contains(signal);
        assertThat(storage.dailyData().deleteBefore(leftOutByApia)).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"tr-TR", "th-TH-u-ca-buddhist-nu-thai", "ar-EG-u-nu-arab", "de-DE"})
    @DisplayName("TIM-003 the language of the JVM changes neither numbers, nor dates, nor keys")
    void languages(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        if (tck.outlivesItsStorage()) {
            reopen();
        }
        DailyData bar = new DailyData(
                "intc-i",
                LocalDate.of(2024, 1, 2),
                new BigDecimal("1234567.89"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                1_234_567);
        assertThat(bar.ticker()).isEqualTo("INTC-I");
        Metadata company = new Metadata("intc-i", "ıi", "", "", new BigDecimal("1.5"), NOW);
        storage.dailyData().save(bar);
        storage.metadata().save(company);
        storage.intradayData().save(IntradayKind.flat(SERIES, NOW));
        storage.systemEvents().append(new SystemEvent("info", "title İ", null, "I"));

        assertThat(storage.dailyData().findRange("intc-i", Range.all())).containsExactly(bar);
        assertThat(storage.metadata().find("INTC-I")).contains(company);
        assertThat(storage.intradayData().findRange(SERIES, Range.all()))
                .containsExactly(IntradayKind.flat(SERIES, NOW));
        assertThat(storage.systemEvents().findLatest(new EventFilter("info", "I"), 9))
                .hasSize(1);
        assertThat(storage.tables()).hasSize(7);
        assertThat(storage.info().schemaVersion()).isEqualTo(storage.schema().version());
    }

    private static void assertMoments(
            Storage storage, List<IntradayData> bars, Metadata company, Stored<SystemEvent> event) {
        List<IntradayData> ascending = bars.stream()
                .sorted(Comparator.comparing(IntradayData::datetime))
                .toList();
        assertThat(storage.intradayData().findRange(SERIES, Range.all())).isEqualTo(ascending);
        for (IntradayData bar : bars) {
            assertThat(storage.intradayData().find(SERIES, bar.datetime())).contains(bar);
            assertThat(storage.intradayData().timestamps(SERIES, bar.datetime()))
                    .contains(new Timestamps(event.createdAt(), event.createdAt()));
        }
        assertThat(storage.metadata().find("AAPL")).contains(company);
        assertThat(storage.systemEvents().findLatest(EventFilter.ALL, 9)).containsExactly(event);
    }
}
