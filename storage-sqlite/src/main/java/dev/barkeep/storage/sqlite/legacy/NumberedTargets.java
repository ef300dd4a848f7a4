package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The tables of the target whose rows the storage numbers. */
final class NumberedTargets {

    private static final int PAGE = 500;

    private NumberedTargets() {}

    static NumberedTakeover.Target<SignalHistory> signals() {
        return new NumberedTakeover.Target<>() {
            @Override
            public Object slot(Candidate<SignalHistory> candidate) {
                return candidate.value().date();
            }

            @Override
            public void visit(
                    Repositories in,
                    List<Candidate<SignalHistory>> candidates,
                    BiConsumer<SignalHistory, Instant> stored) {
                SignalFilter filter = SignalFilter.ALL.withRange(days(candidates, SignalHistory::date));
                Optional<PageRequest> wanted = Optional.of(PageRequest.first(PAGE));
                while (wanted.isPresent()) {
                    Page<Stored<SignalHistory>> page = in.signalHistory().search(filter, wanted.get());
                    page.rows().forEach(row -> stored.accept(row.value(), row.createdAt()));
                    wanted = page.next();
                }
            }

            @Override
            public void addAll(Repositories to, List<SignalHistory> rows) {
                to.signalHistory().addAll(rows);
            }
        };
    }

    static NumberedTakeover.Target<PortfolioPerformance> performance() {
        return new NumberedTakeover.Target<>() {
            @Override
            public Object slot(Candidate<PortfolioPerformance> candidate) {
                return candidate.value().date();
            }

            @Override
            public void visit(
                    Repositories in,
                    List<Candidate<PortfolioPerformance>> candidates,
                    BiConsumer<PortfolioPerformance, Instant> stored) {
                in.portfolioPerformance()
                        .findRange(days(candidates, PortfolioPerformance::date))
                        .forEach(row -> stored.accept(row.value(), row.createdAt()));
            }

            @Override
            public void addAll(Repositories to, List<PortfolioPerformance> rows) {
                to.portfolioPerformance().addAll(rows);
            }
        };
    }

    static NumberedTakeover.Target<SystemEvent> events() {
        return new NumberedTakeover.Target<>() {
            @Override
            public Object slot(Candidate<SystemEvent> candidate) {
                return created(candidate);
            }

            @Override
            public void visit(
                    Repositories in, List<Candidate<SystemEvent>> candidates, BiConsumer<SystemEvent, Instant> stored) {
                LongSummaryStatistics moments = candidates.stream()
                        .mapToLong(candidate -> Micros.of(created(candidate)))
                        .summaryStatistics();
                long first = moments.getMin();
                long last = moments.getMax();
                visitSpan(in, first, last + 1, 2 * candidates.size(), stored);
            }

            @Override
            public void addAll(Repositories to, List<SystemEvent> rows) {
                rows.forEach(row -> to.systemEvents().append(row));
            }
        };
    }

    /** Events have no pages: a span that has too many for the memory is halved. One microsecond is not. */
    private static void visitSpan(
            Repositories in, long from, long to, int limit, BiConsumer<SystemEvent, Instant> stored) {
        boolean whole = to - from <= 1;
        List<Stored<SystemEvent>> events = in.systemEvents()
                .findLatest(
                        EventFilter.ALL.withCreated(Range.between(Micros.toInstant(from), Micros.toInstant(to))),
                        whole ? Integer.MAX_VALUE : limit);
        if (whole || events.size() < limit) {
            events.forEach(event -> stored.accept(event.value(), event.createdAt()));
            return;
        }
        long middle = from + (to - from) / 2;
        visitSpan(in, from, middle, limit, stored);
        visitSpan(in, middle, to, limit, stored);
    }

    private static Instant created(Candidate<?> candidate) {
        return Objects.requireNonNull(candidate.times()).createdAt();
    }

    private static <T> Range<LocalDate> days(List<Candidate<T>> candidates, Function<T, LocalDate> day) {
        List<LocalDate> days = candidates.stream()
                .map(candidate -> day.apply(candidate.value()))
                .toList();
        return Range.between(Collections.min(days), Collections.max(days).plusDays(1));
    }
}
