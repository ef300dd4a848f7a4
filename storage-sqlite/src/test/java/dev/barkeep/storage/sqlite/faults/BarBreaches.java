package dev.barkeep.storage.sqlite.faults;

import static dev.barkeep.storage.sqlite.faults.Changes.answering;
import static dev.barkeep.storage.sqlite.faults.Changes.given;
import static dev.barkeep.storage.sqlite.faults.Changes.instead;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.IntradayDataRepository;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SeriesOverview;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of bars, and a way to break each. */
final class BarBreaches {

    private BarBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(
                Breach.of(
                        "replaces a changed bar by a new one",
                        instead(DailyDataRepository.class, "save", BarBreaches::deletesFirst),
                        "BAR-004"),
                Breach.of(
                        "makes a statement without values of no bars",
                        instead(DailyDataRepository.class, "saveAll", BarBreaches::refusesNone),
                        "BAR-007"),
                Breach.of(
                        "sums up series that have no bars",
                        instead(DailyDataRepository.class, "overview", BarBreaches::sumsUpNothing),
                        "BAR-011"),
                Breach.of(
                        "counts the bars of all series for one",
                        instead(DailyDataRepository.class, "overview", BarBreaches::countsAll),
                        "BAR-016"),
                Breach.of(
                        "orders bars as a dictionary does",
                        answering(
                                DailyDataRepository.class,
                                "findLatestOfEach",
                                (List<DailyData> bars) -> KeyedBreaches.asInADictionary(bars, DailyData::ticker)),
                        "BAR-018"),
                Breach.of(
                        "has no bars of what is no ticker",
                        instead(DailyDataRepository.class, "find", BarBreaches::findsNoneOfWhatIsRefused),
                        "BAR-024"),
                Breach.of(
                        "takes an underscore for any character",
                        instead(DailyDataRepository.class, "findRange", BarBreaches::takesUnderscoreForAny),
                        "BAR-025"),
                Breach.of(
                        "forgets the interval when it deletes",
                        instead(IntradayDataRepository.class, "deleteRange", BarBreaches::deletesEveryInterval),
                        "BAR-026"),
                Breach.of(
                        "cuts bounds to microseconds",
                        given(
                                IntradayDataRepository.class,
                                "findRange",
                                1,
                                (Range<Instant> range) -> new Range<>(cut(range.from()), cut(range.to()))),
                        "BAR-027"),
                Breach.of(
                        "looks for a bar at the very nanosecond",
                        instead(
                                IntradayDataRepository.class,
                                "find",
                                (bars, call) -> call.<Instant>argument(1).equals(cut(call.argument(1)))
                                        ? call.proceed()
                                        : Optional.empty()),
                        "BAR-031"));
    }

    private static @Nullable Object deletesFirst(DailyDataRepository bars, Call call) throws Throwable {
        DailyData bar = call.argument(0);
        Optional<DailyData> before = bars.find(bar.ticker(), bar.date());
        if (before.isPresent() && !before.get().equals(bar)) {
            bars.deleteRange(bar.ticker(), Range.between(bar.date(), bar.date().plusDays(1)));
        }
        return call.proceed();
    }

    private static @Nullable Object refusesNone(DailyDataRepository bars, Call call) throws Throwable {
        if (call.<@Nullable Object>argument(0) instanceof Collection<?> given && given.isEmpty()) {
            throw new UnexpectedException("syntax error at the end of INSERT INTO daily_data VALUES", null);
        }
        return call.proceed();
    }

    /** As MIN, MAX and COUNT do without GROUP BY: one row, of nothing. */
    private static @Nullable Object sumsUpNothing(DailyDataRepository bars, Call call) throws Throwable {
        Object overview = call.proceed();
        return Optional.empty().equals(overview)
                ? Optional.of(new SeriesOverview<>(call.<String>argument(0), LocalDate.EPOCH, LocalDate.EPOCH, 0))
                : overview;
    }

    private static @Nullable Object countsAll(DailyDataRepository bars, Call call) throws Throwable {
        if (call.method().getParameterCount() == 0) {
            return call.proceed();
        }
        long count = bars.overview().stream().mapToLong(SeriesOverview::count).sum();
        return bars.overview(call.<String>argument(0))
                .map(one -> new SeriesOverview<>(one.series(), one.first(), one.last(), count));
    }

    private static @Nullable Object findsNoneOfWhatIsRefused(DailyDataRepository bars, Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (InvalidDataException e) {
            return Optional.empty();
        }
    }

    /** As LIKE does. */
    private static @Nullable Object takesUnderscoreForAny(DailyDataRepository bars, Call call) throws Throwable {
        if (!(call.<@Nullable Object>argument(0) instanceof String ticker)) {
            return call.proceed();
        }
        Pattern like = Pattern.compile(Pattern.quote(ticker).replace("_", "\\E.\\Q"));
        List<DailyData> found = new ArrayList<>();
        for (SeriesOverview<String, LocalDate> one : bars.overview()) {
            if (like.matcher(one.series()).matches()) {
                found.addAll(bars.findRange(one.series(), call.<Range<LocalDate>>argument(1)));
            }
        }
        return found;
    }

    private static Object deletesEveryInterval(IntradayDataRepository bars, Call call) {
        String ticker = call.<IntradaySeries>argument(0).ticker();
        return bars.overview().stream()
                .map(SeriesOverview::series)
                .filter(series -> series.ticker().equals(ticker))
                .mapToLong(series -> bars.deleteRange(series, call.argument(1)))
                .sum();
    }

    private static @Nullable Instant cut(@Nullable Instant bound) {
        return bound == null ? null : bound.truncatedTo(ChronoUnit.MICROS);
    }
}
