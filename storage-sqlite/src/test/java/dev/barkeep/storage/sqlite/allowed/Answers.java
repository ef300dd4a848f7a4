package dev.barkeep.storage.sqlite.allowed;

import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.PortfolioValuation;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.SignalStatistics;
import dev.barkeep.storage.repository.TimeSeriesRepository;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Other answers that say the same. */
final class Answers {

    private static final int LONGEST_PAGE = 7;
    private static final int AHEAD = 3;

    private Answers() {}

    /** The size of a page is what it has at most. */
    static @Nullable Object shortPages(Call call) throws Throwable {
        if (call.is(SignalHistoryRepository.class, "search")
                && call.<@Nullable Object>argument(0) != null
                && call.<@Nullable Object>argument(1) instanceof PageRequest wanted) {
            int size = Math.min(LONGEST_PAGE, (wanted.size() + 1) / 2);
            @SuppressWarnings("unchecked") // As the operation has it.
            Page<Stored<SignalHistory>> page = Objects.requireNonNull((Page<Stored<SignalHistory>>)
                    call.proceed(call.argument(0), new PageRequest(size, wanted.after())));
            return new Page<>(page.rows(), page.next().map(next -> new PageRequest(wanted.size(), next.after())));
        }
        return call.proceed();
    }

    /** Unmodifiable, although they take the removal of what is not there, and the addition of nothing. */
    static @Nullable Object ownCollections(Call call) throws Throwable {
        Object result = call.proceed();
        if (result instanceof SignalStatistics counted) {
            return new SignalStatistics(
                    counted.total(),
                    counted.tickers(),
                    own(counted.countByType()),
                    counted.averageConfidence(),
                    counted.firstDate(),
                    counted.lastDate());
        }
        if (result instanceof PortfolioValuation valuation) {
            return new PortfolioValuation(valuation.total(), own(valuation.values()), own(valuation.weights()));
        }
        if (result instanceof Map<?, ?> map) {
            return own(map);
        }
        return result instanceof List<?> list ? own(list) : result;
    }

    private static <T> List<T> own(List<T> list) {
        return new AbstractList<>() {
            @Override
            public T get(int index) {
                return list.get(index);
            }

            @Override
            public int size() {
                return list.size();
            }
        };
    }

    private static <K, V> Map<K, V> own(Map<K, V> map) {
        return new AbstractMap<>() {
            @Override
            public Set<Entry<K, V>> entrySet() {
                return map.entrySet();
            }
        };
    }

    /** As every driver does that fetches more than a row at a time. */
    static @Nullable Object readAhead(Call call) throws Throwable {
        Object result = call.proceed();
        if (!(result instanceof Stream<?> stream)) {
            return result;
        }
        Iterator<?> rows = stream.iterator();
        Queue<Object> ahead = new ArrayDeque<>();
        Iterator<Object> reading = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !ahead.isEmpty() || rows.hasNext();
            }

            @Override
            public Object next() {
                for (int i = ahead.size(); i < AHEAD && rows.hasNext(); i++) {
                    ahead.add(rows.next());
                }
                return ahead.remove();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(reading, Spliterator.ORDERED), false)
                .onClose(stream::close);
    }

    /** As if no two rows of a stream were ever in memory together, unless they are neighbours. */
    static @Nullable Object countsTwinsAsWritten(Call call) throws Throwable {
        if (call.is(TimeSeriesRepository.class, "saveAll")
                && call.<@Nullable Object>argument(0) instanceof Stream<?> bars) {
            Set<Object> seen = new HashSet<>();
            Set<Object> twins = new HashSet<>();
            SaveResult saved = (SaveResult) Objects.requireNonNull(call.proceed(bars.peek(bar -> {
                if (bar != null && !seen.add(key((Bar) bar))) {
                    twins.add(key((Bar) bar));
                }
            })));
            long written = Math.min(saved.written() + saved.unchanged(), saved.written() + twins.size());
            return new SaveResult(written, saved.written() + saved.unchanged() - written);
        }
        return call.proceed();
    }

    private static Object key(Bar bar) {
        return bar instanceof DailyData daily
                ? List.of(daily.ticker(), daily.date())
                : List.of(((IntradayData) bar).series(), ((IntradayData) bar).datetime());
    }
}
