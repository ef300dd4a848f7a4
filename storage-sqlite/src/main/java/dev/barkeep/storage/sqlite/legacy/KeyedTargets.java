package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.TimeSeriesRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The tables of the target whose rows have a key. */
final class KeyedTargets {

    private KeyedTargets() {}

    static KeyedTakeover.Target<BarKey<String, LocalDate>, DailyData> daily() {
        return new Bars<>(
                Repositories::dailyData,
                bar -> new BarKey<>(bar.ticker(), bar.date()),
                last -> last.plusDays(1),
                bar -> Forms.startOf(bar.date()));
    }

    static KeyedTakeover.Target<BarKey<IntradaySeries, Instant>, IntradayData> intraday() {
        return new Bars<>(
                Repositories::intradayData,
                bar -> new BarKey<>(bar.series(), bar.datetime()),
                last -> last.plusNanos(1_000),
                bar -> Forms.startOf(LocalDate.ofInstant(bar.datetime(), ZoneOffset.UTC)));
    }

    /** Names a bar. */
    record BarKey<S, P>(S series, P at) {}

    private record Bars<T extends Bar, S, P extends Comparable<? super P>>(
            Function<Repositories, TimeSeriesRepository<T, S, P>> repository,
            Function<T, BarKey<S, P>> keyOf,
            UnaryOperator<P> next,
            Function<T, Instant> startOfDay)
            implements KeyedTakeover.Target<BarKey<S, P>, T> {

        @Override
        public BarKey<S, P> key(T row) {
            return keyOf.apply(row);
        }

        @Override
        public Map<BarKey<S, P>, T> find(Repositories in, Set<BarKey<S, P>> keys) {
            Map<S, List<P>> points = new LinkedHashMap<>();
            keys.forEach(key -> points.computeIfAbsent(key.series(), series -> new ArrayList<>())
                    .add(key.at()));
            Map<BarKey<S, P>, T> found = new HashMap<>();
            points.forEach((series, some) -> {
                Range<P> span = Range.between(Collections.min(some), next.apply(Collections.max(some)));
                // The target may have any number of bars between those of the file.
                try (Stream<T> bars = repository.apply(in).stream(series, span)) {
                    bars.forEach(bar -> {
                        if (keys.contains(key(bar))) {
                            found.put(key(bar), bar);
                        }
                    });
                }
            });
            return found;
        }

        @Override
        public Optional<Timestamps> timestamps(Repositories in, BarKey<S, P> key) {
            return repository.apply(in).timestamps(key.series(), key.at());
        }

        @Override
        public Instant oldest(T row) {
            return startOfDay.apply(row);
        }

        @Override
        public void saveAll(Repositories to, List<T> rows) {
            repository.apply(to).saveAll(rows);
        }
    }

    static KeyedTakeover.Target<String, Metadata> metadata() {
        return new KeyedTakeover.Target<>() {
            @Override
            public String key(Metadata row) {
                return row.ticker();
            }

            @Override
            public Map<String, Metadata> find(Repositories in, Set<String> keys) {
                Map<String, Metadata> found = new HashMap<>();
                in.metadata().findAll(keys).forEach(company -> found.put(company.ticker(), company));
                return found;
            }

            @Override
            public Optional<Timestamps> timestamps(Repositories in, String key) {
                return in.metadata().timestamps(key);
            }

            @Override
            public Instant oldest(Metadata row) {
                return Forms.OLDEST;
            }

            @Override
            public void saveAll(Repositories to, List<Metadata> rows) {
                to.metadata().saveAll(rows);
            }
        };
    }

    static KeyedTakeover.Target<String, PortfolioPosition> positions() {
        return new KeyedTakeover.Target<>() {
            @Override
            public String key(PortfolioPosition row) {
                return row.ticker();
            }

            @Override
            public Map<String, PortfolioPosition> find(Repositories in, Set<String> keys) {
                Map<String, PortfolioPosition> found = new HashMap<>();
                keys.forEach(key -> in.portfolioPositions().find(key).ifPresent(position -> found.put(key, position)));
                return found;
            }

            @Override
            public Optional<Timestamps> timestamps(Repositories in, String key) {
                return in.portfolioPositions().timestamps(key);
            }

            @Override
            public Instant oldest(PortfolioPosition row) {
                return Forms.OLDEST;
            }

            @Override
            public void saveAll(Repositories to, List<PortfolioPosition> rows) {
                to.portfolioPositions().saveAll(rows);
            }
        };
    }
}
