package dev.barkeep.storage.sqlite.faults;

import static dev.barkeep.storage.sqlite.faults.Changes.answering;
import static dev.barkeep.storage.sqlite.faults.Changes.given;
import static dev.barkeep.storage.sqlite.faults.Changes.instead;

import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.PortfolioPerformanceRepository;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.StoredRows;
import dev.barkeep.storage.repository.SystemEventRepository;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of signals, performance, events and rows as they are stored, and a way to break each. */
final class NumberedBreaches {

    /** What is lost where a microsecond is the finest. */
    private static final long FINER = 999;

    private NumberedBreaches() {}

    static Stream<Breach> all() {
        return Stream.concat(ofOperations(), ofRows());
    }

    private static Stream<Breach> ofOperations() {
        return Stream.of(
                Breach.of(
                        "tells times finer than it keeps them",
                        NumberedBreaches::tellsFinerTimes,
                        "SIG-001",
                        "PER-001",
                        "EVT-001"),
                Breach.of(
                        "takes equal signals for one",
                        instead(SignalHistoryRepository.class, "add", NumberedBreaches::addsOnce),
                        "SIG-002"),
                Breach.of(
                        "deletes the signals of the limit too",
                        deletesTheLimitToo(SignalHistoryRepository.class),
                        "SIG-009"),
                Breach.of(
                        "deletes the events of the limit too",
                        deletesTheLimitToo(SystemEventRepository.class),
                        "EVT-005"),
                Breach.of(
                        "gives the first row of a day first",
                        answering(PortfolioPerformanceRepository.class, "findRange", NumberedBreaches::ascendingInADay),
                        "PER-003"),
                Breach.of(
                        "takes the last row added for the newest",
                        instead(
                                PortfolioPerformanceRepository.class,
                                "findLatest",
                                (rows, call) ->
                                        rows.findRange(Range.all()).stream().max(Comparator.comparingLong(Stored::id))),
                        "PER-004"),
                Breach.of(
                        "sums up the day behind a window",
                        given(
                                PortfolioPerformanceRepository.class,
                                "summary",
                                0,
                                (Range<LocalDate> window) -> window.to() == null
                                        ? window
                                        : new Range<>(window.from(), window.to().plusDays(1))),
                        "PER-005"));
    }

    private static Stream<Breach> ofRows() {
        AtomicLong counter = new AtomicLong();
        return Stream.of(
                Breach.of(
                        "streams rows as if they had never changed",
                        answering(
                                StoredRows.class,
                                "stream",
                                (Stream<Stored<?>> rows) -> rows.map(
                                        row -> new Stored<>(row.id(), row.createdAt(), row.createdAt(), row.value()))),
                        "ROW-001"),
                Breach.of(
                        "numbers signals by a counter that knows no rows put",
                        answering(
                                SignalHistoryRepository.class,
                                "add",
                                (Stored<?> row) -> new Stored<>(
                                        counter.incrementAndGet(), row.createdAt(), row.updatedAt(), row.value())),
                        "ROW-008"));
    }

    private static @Nullable Object tellsFinerTimes(Call call) throws Throwable {
        Object result = call.proceed();
        return result instanceof Stored<?> row
                        && (call.method().getName().equals("add")
                                || call.method().getName().equals("append"))
                ? new Stored<>(
                        row.id(),
                        row.createdAt().plusNanos(FINER),
                        row.updatedAt().plusNanos(FINER),
                        row.value())
                : result;
    }

    private static @Nullable Object addsOnce(SignalHistoryRepository signals, Call call) throws Throwable {
        SignalHistory signal = call.argument(0);
        Optional<Stored<SignalHistory>> there =
                signals.search(SignalFilter.ALL, PageRequest.first(PageRequest.MAX_SIZE)).rows().stream()
                        .filter(row -> row.value().equals(signal))
                        .findFirst();
        return there.isPresent() ? there.get() : call.proceed();
    }

    private static Behaviour deletesTheLimitToo(Class<?> repository) {
        return given(repository, "deleteCreatedBefore", 0, (Instant before) -> before.plusNanos(1_000));
    }

    private static List<Stored<PortfolioPerformance>> ascendingInADay(List<Stored<PortfolioPerformance>> rows) {
        return rows.stream()
                .sorted(Comparator.comparing((Stored<PortfolioPerformance> row) ->
                                row.value().date())
                        .reversed()
                        .thenComparing(Stored::id))
                .toList();
    }
}
