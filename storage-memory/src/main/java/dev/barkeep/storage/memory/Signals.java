package dev.barkeep.storage.memory;

import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.SignalStatistics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signals. */
final class Signals implements SignalHistoryRepository {

    private static final Comparator<Stored<SignalHistory>> NEWEST_FIRST = Comparator.comparing(
                    (Stored<SignalHistory> row) -> row.value().date())
            .thenComparing(Stored::id)
            .reversed();

    /** Code points and UTF-16 units sort alike up to U+D7FF only. */
    private static final Comparator<String> CODE_POINTS =
            (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

    private final Table<SignalHistory> table;

    Signals(Table<SignalHistory> table) {
        this.table = table;
    }

    @Override
    public Stored<SignalHistory> add(SignalHistory signal) {
        return table.add(signal);
    }

    @Override
    public long addAll(Collection<SignalHistory> signals) {
        return table.addAll(signals);
    }

    @Override
    public Optional<Stored<SignalHistory>> find(long id) {
        return table.rows().filter(row -> row.id() == id).findFirst();
    }

    @Override
    public Page<Stored<SignalHistory>> search(SignalFilter filter, PageRequest page) {
        FieldRules.required("page", page);
        List<Stored<SignalHistory>> rest = matching(filter)
                .filter(row -> isAfter(row, page.after()))
                .sorted(NEWEST_FIRST)
                .toList();
        if (rest.size() <= page.size()) {
            return new Page<>(rest, Optional.empty());
        }
        Stored<SignalHistory> last = rest.get(page.size() - 1);
        return new Page<>(
                rest.subList(0, page.size()),
                Optional.of(new PageRequest(
                        page.size(), new PageRequest.Cursor(last.value().date(), last.id()))));
    }

    private static boolean isAfter(Stored<SignalHistory> row, PageRequest.@Nullable Cursor cursor) {
        if (cursor == null) {
            return true;
        }
        LocalDate date = row.value().date();
        return date.isBefore(cursor.date()) || (date.equals(cursor.date()) && row.id() < cursor.id());
    }

    @Override
    public SignalStatistics statistics(SignalFilter filter) {
        List<SignalHistory> signals = matching(filter).map(Stored::value).toList();
        Map<String, Long> countByType = new TreeMap<>(CODE_POINTS);
        signals.forEach(signal -> countByType.merge(signal.signalType(), 1L, Long::sum));
        List<BigDecimal> confidences =
                signals.stream().map(SignalHistory::confidence).toList();
        List<LocalDate> dates =
                signals.stream().map(SignalHistory::date).sorted().toList();
        return new SignalStatistics(
                signals.size(),
                signals.stream().map(SignalHistory::ticker).distinct().count(),
                Collections.unmodifiableMap(countByType),
                Figures.mean(confidences),
                dates.isEmpty() ? null : dates.get(0),
                dates.isEmpty() ? null : dates.get(dates.size() - 1));
    }

    @Override
    public long deleteCreatedBefore(Instant before) {
        FieldRules.required("before", before);
        return table.delete(row -> row.createdAt().isBefore(before));
    }

    private Stream<Stored<SignalHistory>> matching(SignalFilter filter) {
        FieldRules.required("filter", filter);
        return table.rows()
                .filter(row -> filter.ticker() == null
                        || filter.ticker().equals(row.value().ticker()))
                .filter(row -> filter.range().contains(row.value().date()))
                .filter(row -> filter.signalType() == null
                        || filter.signalType().equals(row.value().signalType()))
                .filter(row -> filter.minConfidence() == null
                        || filter.minConfidence().compareTo(row.value().confidence()) <= 0);
    }
}
