package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SignalTypes;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trades on the signals, day by day. A day is one transaction: its signals, the positions that change, and the row of
 * performance are stored together or not at all. So a run that was interrupted goes on where it stopped, and a second
 * run finds nothing to do.
 *
 * <p>All state is in the storage. Even the cash: it is the last stored value less what the positions were worth then.
 */
final class PortfolioSimulation {

    /** What the portfolio begins with. */
    static final BigDecimal START_CAPITAL = new BigDecimal("100000.0000");

    private static final int PAGE = 1000;

    private final Storage storage;
    private final PrintStream progressOut;
    private final ClosingPrices prices;
    private PerformanceHistory history = new PerformanceHistory(START_CAPITAL);

    PortfolioSimulation(Storage storage, PrintStream progressOut) {
        this.storage = storage;
        this.progressOut = progressOut;
        this.prices = ClosingPrices.of(storage);
    }

    /**
     * What is known of a series.
     *
     * @param days the days that have bars
     * @param signals the signals, ascending
     */
    record Plan(Series series, Set<LocalDate> days, List<Strategy.TimedSignal> signals) {}

    /**
     * What was done.
     *
     * @param days days that were traded and stored
     * @param daysBefore days that were stored already
     * @param daysBehind days before the portfolio's last one that got their signals, but no trades
     * @param signals signals that were stored
     * @param trades changes of positions
     */
    record Result(long days, long daysBefore, long daysBehind, long signals, long trades) {

        Result plus(Result other) {
            return new Result(
                    days + other.days,
                    daysBefore + other.daysBefore,
                    daysBehind + other.daysBehind,
                    signals + other.signals,
                    trades + other.trades);
        }
    }

    /** What happened on a day; there is no performance if the day was not traded. */
    private record Settled(@Nullable Stored<PortfolioPerformance> performance, Result result) {}

    /** Runs all days that are not stored yet. */
    Result run(Collection<Plan> plans) {
        TreeSet<LocalDate> settled = storage.portfolioPerformance().findRange(Range.all()).stream()
                .map(row -> row.value().date())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Set<LocalDate>> signalled = new HashMap<>();
        plans.forEach(plan -> signalled.computeIfAbsent(plan.series().ticker(), this::daysWithSignals));

        Result result = new Result(0, 0, 0, 0, 0);
        SortedMap<LocalDate, List<Order>> days = byDay(plans);
        try (Progress progress = Progress.start("Settling days", days.size(), progressOut)) {
            for (Map.Entry<LocalDate, List<Order>> entry : days.entrySet()) {
                LocalDate day = entry.getKey();
                boolean newSignals = entry.getValue().stream()
                        .anyMatch(order -> !signalled
                                .getOrDefault(order.ticker(), Set.of())
                                .contains(day));
                if (newSignals || settled.isEmpty() || day.isAfter(settled.last())) {
                    result = result.plus(settle(day, entry.getValue()));
                } else {
                    result = result.plus(settled.contains(day) ? new Result(0, 1, 0, 0, 0) : new Result(0, 0, 1, 0, 0));
                }
                progress.step();
            }
        }
        return result;
    }

    /** A signal and how finely its ticker can be traded. */
    private record Order(Strategy.TimedSignal signal, int shareDecimals) {

        String ticker() {
            return signal.signal().ticker();
        }
    }

    private Set<LocalDate> daysWithSignals(String ticker) {
        Set<LocalDate> days = new HashSet<>();
        Optional<PageRequest> page = Optional.of(PageRequest.first(PAGE));
        while (page.isPresent()) {
            var signals = storage.signalHistory().search(SignalFilter.ALL.withTicker(ticker), page.get());
            signals.rows().forEach(row -> days.add(row.value().date()));
            page = signals.next();
        }
        return days;
    }

    private static SortedMap<LocalDate, List<Order>> byDay(Collection<Plan> plans) {
        SortedMap<LocalDate, List<Order>> days = new TreeMap<>();
        for (Plan plan : plans) {
            plan.days().forEach(day -> days.computeIfAbsent(day, unused -> new ArrayList<>()));
            // Shares are sold whole; coins and currencies in fractions, and those are what intraday files hold here.
            int decimals = plan.series().isDaily() ? 0 : 8;
            plan.signals()
                    .forEach(signal -> days.computeIfAbsent(signal.signal().date(), unused -> new ArrayList<>())
                            .add(new Order(signal, decimals)));
        }
        days.values()
                .forEach(orders ->
                        orders.sort(Comparator.comparing(order -> order.signal().at())));
        return days;
    }

    private Result settle(LocalDate day, List<Order> orders) {
        Settled settled = storage.inTransaction(repositories -> settle(repositories, day, orders));
        if (settled.performance() != null) {
            history.add(settled.performance());
        }
        return settled.result();
    }

    private Settled settle(Repositories repositories, LocalDate day, List<Order> orders) {
        long signals = storeSignals(repositories, day, orders);
        refresh(repositories);
        Stored<PortfolioPerformance> latest = history.latest();
        if (latest != null && !day.isAfter(latest.value().date())) {
            boolean stored = repositories
                    .portfolioPerformance()
                    .summary(Range.between(day, day.plusDays(1)))
                    .isPresent();
            return new Settled(null, stored ? new Result(0, 1, 0, signals, 0) : new Result(0, 0, 1, signals, 0));
        }
        BigDecimal invested = latest == null
                ? BigDecimal.ZERO
                : worth(repositories, latest.value().date());
        BigDecimal cash = history.value().subtract(invested);
        long trades = 0;
        for (Order order : orders) {
            BigDecimal change = trade(repositories, order, cash);
            if (change.signum() != 0) {
                repositories.portfolioPositions().adjust(order.ticker(), change);
                cash = cash.subtract(change.multiply(price(order.signal().signal())));
                trades++;
            }
        }
        BigDecimal value = Rounding.money(cash.add(worth(repositories, day)));
        return new Settled(
                repositories.portfolioPerformance().add(history.next(day, value)),
                new Result(1, 0, 0, signals, trades));
    }

    /** Asked inside the transaction, for another program may have stored the day since. */
    private static long storeSignals(Repositories repositories, LocalDate day, List<Order> orders) {
        Map<String, List<SignalHistory>> byTicker = new TreeMap<>();
        orders.forEach(order -> byTicker.computeIfAbsent(order.ticker(), unused -> new ArrayList<>())
                .add(order.signal().signal()));
        List<SignalHistory> fresh = new ArrayList<>();
        byTicker.forEach((ticker, signals) -> {
            SignalFilter sameDay = SignalFilter.ALL.withTicker(ticker).withRange(Range.between(day, day.plusDays(1)));
            if (repositories.signalHistory().statistics(sameDay).total() == 0) {
                fresh.addAll(signals);
            }
        });
        return fresh.isEmpty() ? 0 : repositories.signalHistory().addAll(fresh);
    }

    private void refresh(Repositories repositories) {
        Long stored =
                repositories.portfolioPerformance().findLatest().map(Stored::id).orElse(null);
        Long known = history.latest() == null ? null : history.latest().id();
        if (stored != null && !stored.equals(known)) {
            history = PerformanceHistory.of(
                    START_CAPITAL, repositories.portfolioPerformance().findRange(Range.all()));
        }
    }

    private BigDecimal worth(Repositories repositories, LocalDate day) {
        return repositories
                .portfolioPositions()
                .valuation(prices.ofPositions(repositories, day))
                .total();
    }

    /** How many shares to buy, or to sell as a negative number; zero for nothing. */
    private BigDecimal trade(Repositories repositories, Order order, BigDecimal cash) {
        SignalHistory signal = order.signal().signal();
        BigDecimal held = repositories
                .portfolioPositions()
                .find(order.ticker())
                .map(PortfolioPosition::shares)
                .orElse(BigDecimal.ZERO);
        boolean selling = signal.signalType().equals(SignalTypes.SELL)
                || signal.signalType().equals(SignalTypes.STRONG_SELL);
        if (selling) {
            return held.negate();
        }
        BigDecimal price = price(signal);
        BigDecimal budget =
                budget(signal.signalType()).multiply(history.value()).min(cash);
        return held.signum() > 0 || price.signum() <= 0 || budget.signum() <= 0
                ? BigDecimal.ZERO
                : budget.divide(price, order.shareDecimals(), RoundingMode.DOWN);
    }

    private static BigDecimal price(SignalHistory signal) {
        return signal.entryPrice() == null ? BigDecimal.ZERO : signal.entryPrice();
    }

    /** The part of the portfolio that a signal is worth. */
    private static BigDecimal budget(String signalType) {
        return switch (signalType) {
            case SignalTypes.STRONG_BUY -> new BigDecimal("0.5");
            case SignalTypes.BUY -> new BigDecimal("0.25");
            default -> BigDecimal.ZERO;
        };
    }
}
