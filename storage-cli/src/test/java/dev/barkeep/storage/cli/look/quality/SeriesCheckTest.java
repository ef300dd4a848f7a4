package dev.barkeep.storage.cli.look.quality;

import static dev.barkeep.storage.cli.look.Bars.daily;
import static dev.barkeep.storage.cli.look.Bars.intraday;
import static dev.barkeep.storage.cli.look.Bars.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesCheckTest {

    private static final LocalDate CHRISTMAS = LocalDate.of(2024, 12, 25);

    @Nested
    class DailyGaps {

        @Test
        void countsEveryMissingDayAndListsRuns() {
            SeriesFindings found = check(
                    rules(TradingCalendar.Week.WEEKDAYS, Set.of(CHRISTMAS)),
                    daily("A", "2024-12-20", "10", 1),
                    daily("A", "2024-12-26", "10", 1),
                    daily("A", "2024-12-27", "10", 1),
                    daily("A", "2025-01-02", "10", 1));

            assertThat(found.count(Kind.GAP)).isEqualTo(5);
            assertThat(found.findings())
                    .containsExactly(
                            new Finding(Kind.GAP, "2024-12-23 to 2024-12-24", "2 trading days are missing"),
                            new Finding(Kind.GAP, "2024-12-30 to 2025-01-01", "3 trading days are missing"));
        }

        @Test
        void aWeekendIsNoneOnWeekdaysButOneOnEveryDay() {
            DailyData[] bars = {daily("A", "2024-03-08", "10", 1), daily("A", "2024-03-11", "10", 1)};

            assertThat(check(rules(TradingCalendar.Week.WEEKDAYS, Set.of()), bars)
                            .count(Kind.GAP))
                    .isZero();
            assertThat(check(rules(TradingCalendar.Week.EVERY_DAY, Set.of()), bars)
                            .count(Kind.GAP))
                    .isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({"2024-01-01,2025-01-01", "2024-12-21,2024-12-23", "2024-12-25,2024-12-26", "2024-01-05,2024-01-05"})
        void theCalendarCountsAsOneDayAfterTheOtherDoes(LocalDate from, LocalDate to) {
            TradingCalendar calendar =
                    new TradingCalendar(TradingCalendar.Week.WEEKDAYS, Set.of(CHRISTMAS, LocalDate.of(2024, 12, 22)));

            assertThat(calendar.openDays(from, to))
                    .isEqualTo(from.datesUntil(to).filter(calendar::isOpen).count());
        }
    }

    @Nested
    class IntradayGaps {

        private static final BarInterval HOUR = BarInterval.ONE_HOUR;

        /** From Sunday evening to Friday evening in New York, where the clocks change on 10 March and 3 November 2024. */
        private boolean isCurrencyTime(Instant at) {
            ZonedDateTime time = at.atZone(ZoneId.of("America/New_York"));
            DayOfWeek day = time.getDayOfWeek();
            return switch (day) {
                case SATURDAY -> false;
                case SUNDAY -> time.getHour() >= 17;
                case FRIDAY -> time.getHour() < 17;
                default -> true;
            };
        }

        private boolean isStockTime(Instant at) {
            ZonedDateTime time = at.atZone(ZoneOffset.UTC);
            return time.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && time.getHour() >= 14 && time.getHour() < 21;
        }

        private SeriesFindings hours(TradingCalendar.Week week, Set<LocalDate> holidays, Predicate<Instant> open) {
            IntradayCheck check = new IntradayCheck(new IntradaySeries("X", HOUR), rules(week, holidays));
            Instant end = utc("2024-11-30T00:00");
            for (Instant at = utc("2024-02-05T00:00"); at.isBefore(end); at = at.plus(HOUR.toDuration())) {
                if (open.test(at)) {
                    check.next(intraday("X", HOUR, at, "1.1"));
                }
            }
            return check.end(LocalDate.of(2024, 11, 29));
        }

        @Test
        void weekendsOfCurrenciesAreNoneAlsoWhenClocksChange() {
            assertThat(hours(TradingCalendar.Week.WEEKDAYS, Set.of(), this::isCurrencyTime)
                            .findings())
                    .isEmpty();
        }

        @Test
        void weekendsAreGapsWhereEveryDayIsTraded() {
            assertThat(hours(TradingCalendar.Week.EVERY_DAY, Set.of(), this::isCurrencyTime)
                            .count(Kind.GAP))
                    .isEqualTo(42);
        }

        @Test
        void aNightWithoutBarsIsOneOfACurrency() {
            Instant from = utc("2024-05-07T22:00");
            Instant to = utc("2024-05-08T04:00");

            assertThat(hours(
                                    TradingCalendar.Week.WEEKDAYS,
                                    Set.of(),
                                    at -> isCurrencyTime(at) && (at.isBefore(from) || !at.isBefore(to)))
                            .findings())
                    .containsExactly(new Finding(Kind.GAP, from + " to " + to, "about 6 bars are missing"));
        }

        @Test
        void fiveMissingBarsAreNone() {
            Instant from = utc("2024-05-07T22:00");
            Instant to = utc("2024-05-08T03:00");

            assertThat(hours(
                                    TradingCalendar.Week.WEEKDAYS,
                                    Set.of(),
                                    at -> isCurrencyTime(at) && (at.isBefore(from) || !at.isBefore(to)))
                            .findings())
                    .isEmpty();
        }

        @Test
        void nightsOfStocksAreNoneButADayWithoutBarsIs() {
            LocalDate missing = LocalDate.of(2024, 7, 3);
            LocalDate holiday = LocalDate.of(2024, 7, 4);

            SeriesFindings found = hours(TradingCalendar.Week.WEEKDAYS, Set.of(holiday), at -> {
                LocalDate day = TradingCalendar.dayOf(at);
                return isStockTime(at) && !day.equals(missing) && !day.equals(holiday);
            });

            assertThat(found.findings())
                    .containsExactly(new Finding(
                            Kind.GAP, "2024-07-02T21:00:00Z to 2024-07-05T14:00:00Z", "no bar on 1 trading day"));
        }

        @Test
        void aHoleWithinADayIsOne() {
            List<IntradayData> bars = new ArrayList<>();
            bars.add(intraday("X", BarInterval.ONE_MINUTE, utc("2024-05-07T14:00"), "1"));
            bars.add(intraday("X", BarInterval.ONE_MINUTE, utc("2024-05-07T14:06"), "1"));
            bars.add(intraday("X", BarInterval.ONE_MINUTE, utc("2024-05-07T14:13"), "1"));
            IntradayCheck check =
                    new IntradayCheck(bars.get(0).series(), rules(TradingCalendar.Week.WEEKDAYS, Set.of()));
            bars.forEach(check::next);

            assertThat(check.end(LocalDate.of(2024, 5, 7)).findings())
                    .containsExactly(new Finding(
                            Kind.GAP, "2024-05-07T14:07:00Z to 2024-05-07T14:13:00Z", "about 6 bars are missing"));
        }
    }

    @Nested
    class Values {

        @Test
        void aMoveIsDoubtfulBeyondTheLimitAndASplitMayExplainIt() {
            SeriesFindings found = check(
                    rules(TradingCalendar.Week.WEEKDAYS, Set.of()),
                    daily("A", "2024-05-06", "100", 1),
                    daily("A", "2024-05-07", "150", 1),
                    daily("A", "2024-05-08", "74.99", 1),
                    split("2024-05-09", "10", "7"),
                    split("2024-05-10", "1", "2"),
                    daily("A", "2024-05-13", "-1", 1),
                    daily("A", "2024-05-14", "100", 1));

            assertThat(found.findings())
                    .filteredOn(finding -> finding.kind() == Kind.MOVE)
                    .extracting(finding -> finding.when() + " " + finding.detail())
                    .containsExactly(
                            "2024-05-08 -50.0 %, 150 to 74.99",
                            "2024-05-09 -86.7 %, 74.99 to 10; explained by stock_splits 7",
                            "2024-05-10 -90.0 %, 10 to 1; not explained by stock_splits 2");
        }

        private DailyData split(String day, String price, String ratio) {
            BigDecimal each = new BigDecimal(price);
            return new DailyData("A", LocalDate.parse(day), each, each, each, each, 1, null, new BigDecimal(ratio));
        }

        @Test
        void aVolumeOfZeroIsDoubtfulUnlessThereIsNoOther() {
            Rules rules = rules(TradingCalendar.Week.WEEKDAYS, Set.of());

            assertThat(check(rules, daily("A", "2024-05-06", "1", 0), daily("A", "2024-05-07", "1", 9))
                            .count(Kind.VOLUME))
                    .isEqualTo(1);
            assertThat(check(rules, daily("A", "2024-05-06", "1", 0), daily("A", "2024-05-07", "1", 0))
                            .findings())
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "10,12,9,11,",
            "10,10,10,10,",
            "10,10.5,9,11,OHLC high 10.5 is below 11",
            "10,12,10.5,11,OHLC low 10.5 is above 10",
            "10,9,12,11,'OHLC high 9 is below 12, low 12 is above 9'",
            "10,12,0,11,PRICE low 0",
            "-1,12,-2,-3,'OHLC low -2 is above -3|PRICE open -1, low -2, close -3'",
        })
        void barsAreDoubtfulIfTheyAreNotConsistent(
                BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, String expected) {
            DailyData bar = new DailyData("A", LocalDate.of(2024, 5, 6), open, high, low, close, 1);

            List<Finding> found =
                    check(rules(TradingCalendar.Week.WEEKDAYS, Set.of()), bar).findings();

            assertThat(found.stream().map(each -> each.kind().name() + " " + each.detail()))
                    .containsExactly(expected == null ? new String[0] : expected.split("\\|"));
            assertThat(found.isEmpty()).isEqualTo(bar.isConsistent());
        }

        @Test
        void aSeriesIsStaleAfterMoreDaysOfTrading() {
            DailyData friday = daily("A", "2024-05-03", "1", 1);

            assertThat(end(friday, LocalDate.of(2024, 5, 12)).findings()).isEmpty();
            assertThat(end(friday, LocalDate.of(2024, 5, 13)).findings())
                    .containsExactly(new Finding(Kind.STALE, "2024-05-03", "6 trading days before 2024-05-13"));
        }

        @Test
        void allAreCountedAndTheFirstAreKept() {
            DailyCheck check = new DailyCheck("A", rules(TradingCalendar.Week.WEEKDAYS, Set.of()));
            check.next(daily("A", "2024-05-06", "1", 7));
            LocalDate.of(2024, 5, 7)
                    .datesUntil(LocalDate.of(2024, 5, 27))
                    .forEach(day -> check.next(daily("A", day.toString(), "1", 0)));

            SeriesFindings found = check.end(LocalDate.of(2024, 5, 27));

            assertThat(found.count(Kind.VOLUME)).isEqualTo(20);
            assertThat(found.findings())
                    .hasSize(10)
                    .first()
                    .isEqualTo(new Finding(Kind.VOLUME, "2024-05-07", "volume 0"));
            assertThat(found.isCut()).isTrue();
        }
    }

    private static Rules rules(TradingCalendar.Week week, Set<LocalDate> holidays) {
        return new Rules(
                new TradingCalendar(week, holidays), 5, 5, null, BigDecimal.valueOf(50), EnumSet.allOf(Kind.class), 10);
    }

    private static SeriesFindings check(Rules rules, DailyData... bars) {
        DailyCheck check = new DailyCheck("A", rules);
        List.of(bars).forEach(check::next);
        return check.end(bars[bars.length - 1].date());
    }

    private static SeriesFindings end(DailyData bar, LocalDate reference) {
        DailyCheck check = new DailyCheck("A", rules(TradingCalendar.Week.WEEKDAYS, Set.of()));
        check.next(bar);
        return check.end(reference);
    }
}
