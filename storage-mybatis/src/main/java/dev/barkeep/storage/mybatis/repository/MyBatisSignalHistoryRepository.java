package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.session.CallScope;
import dev.barkeep.storage.mybatis.table.Tables;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.SignalStatistics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Signals. */
final class MyBatisSignalHistoryRepository extends TableRepository<SignalHistory, SignalHistoryMapper>
        implements SignalHistoryRepository {

    /** Code points and char units sort alike up to U+D7FF only. */
    private static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    MyBatisSignalHistoryRepository(CallScope scope, Writes writes) {
        super(Tables.SIGNAL_HISTORY, SignalHistoryMapper.class, scope, writes);
    }

    @Override
    public Stored<SignalHistory> add(SignalHistory signal) {
        return writes.add(table, mapper, signal, SignalHistoryMapper::insert);
    }

    @Override
    public long addAll(Collection<SignalHistory> signals) {
        return writes.addAll(table, mapper, signals);
    }

    @Override
    public Optional<Stored<SignalHistory>> find(long id) {
        return findOne(statements -> statements.find(id));
    }

    @Override
    public Page<Stored<SignalHistory>> search(SignalFilter filter, PageRequest page) {
        Bounds<LocalDate> bounds =
                Bounds.ofDates(FieldRules.required("filter", filter).range());
        int size = FieldRules.required("page", page).size();
        scope.requireOpen();
        if (bounds.isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        // One row more than wanted tells whether there is a next page.
        List<Stored<SignalHistory>> rows =
                findList(statements -> statements.search(filter, bounds.from(), bounds.to(), page.after(), size + 1));
        if (rows.size() <= size) {
            return new Page<>(rows, Optional.empty());
        }
        Stored<SignalHistory> last = rows.get(size - 1);
        PageRequest.Cursor after = new PageRequest.Cursor(last.value().date(), last.id());
        return new Page<>(rows.subList(0, size), Optional.of(new PageRequest(size, after)));
    }

    /** From the rows in one pass: counts, dates and an exact mean of the same rows, on every database. */
    @Override
    public SignalStatistics statistics(SignalFilter filter) {
        Bounds<LocalDate> bounds =
                Bounds.ofDates(FieldRules.required("filter", filter).range());
        Set<String> tickers = new HashSet<>();
        Map<String, Long> countByType = new TreeMap<>(CODE_POINTS);
        Mean confidence = new Mean();
        LocalDate first = null;
        LocalDate last = null;
        long total = 0;
        scope.requireOpen();
        if (!bounds.isEmpty()) {
            try (Stream<SignalFacts> signals =
                    stream("count", statements -> statements.streamFacts(filter, bounds.from(), bounds.to()))) {
                for (SignalFacts signal : (Iterable<SignalFacts>) signals::iterator) {
                    total++;
                    tickers.add(signal.ticker());
                    countByType.merge(signal.signalType(), 1L, Long::sum);
                    confidence.add(signal.confidence());
                    first = first == null || signal.date().isBefore(first) ? signal.date() : first;
                    last = last == null || signal.date().isAfter(last) ? signal.date() : last;
                }
            }
        }
        return new SignalStatistics(
                total, tickers.size(), Collections.unmodifiableMap(countByType), confidence.value(), first, last);
    }

    @Override
    public long deleteCreatedBefore(Instant before) {
        return deleteCreatedBefore(before, SignalHistoryMapper::deleteCreatedBefore);
    }
}
