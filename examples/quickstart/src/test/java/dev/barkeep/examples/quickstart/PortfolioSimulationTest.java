package dev.barkeep.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortfolioSimulationTest {

    private static final Series APPLE = Series.daily(BundledData.APPLE);
    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final List<DailyData> bars = ((MarketData.Daily) BundledData.apple()).rows();

    private record Books(
            List<SignalHistory> signals, List<PortfolioPerformance> performance, List<PortfolioPosition> positions) {}

    @Test
    void anInterruptedRunGoesOnAsIfNothingHadHappened() {
        PortfolioSimulation.Plan all = plan(bars);
        Books atOnce;
        try (Storage storage = open()) {
            assertThat(simulate(storage, all).days()).isEqualTo(252);
            atOnce = books(storage);
        }
        try (Storage storage = open()) {
            assertThat(simulate(storage, plan(bars.subList(0, 117))).days()).isEqualTo(117);
            PortfolioSimulation.Result rest = simulate(storage, all);

            assertThat(rest.daysBefore()).isEqualTo(117);
            assertThat(rest.days()).isEqualTo(135);
            assertThat(books(storage)).isEqualTo(atOnce);
        }
    }

    @Test
    void theBooksAddUp() {
        try (Storage storage = open()) {
            PortfolioSimulation.Result result = simulate(storage, plan(bars));
            Books books = books(storage);

            assertThat(result.trades()).isPositive();
            assertThat(books.performance()).allSatisfy(day -> {
                assertThat(day.portfolioValue()).isPositive();
                assertThat(day.maxDrawdown()).isNotPositive();
            });
            assertThat(books.positions())
                    .allSatisfy(position -> assertThat(position.shares()).isNotNegative());
        }
    }

    @Test
    void daysBehindThePortfolioGetTheirSignalsOnceAndNoTrades() {
        List<DailyData> late = bars.subList(126, 252);
        try (Storage storage = open()) {
            simulate(storage, plan(late));
            Books before = books(storage);
            PortfolioSimulation.Plan all = plan(bars);
            PortfolioSimulation.Result first = simulate(storage, all);
            Books between = books(storage);
            PortfolioSimulation.Result second = simulate(storage, all);

            assertThat(first.daysBehind()).isPositive();
            assertThat(first.trades()).isZero();
            assertThat(between.performance()).isEqualTo(before.performance());
            assertThat(between.positions()).isEqualTo(before.positions());
            assertThat(second.signals()).isZero();
            assertThat(books(storage)).isEqualTo(between);
        }
    }

    private static Storage open() {
        return Storages.open(StorageConfig.fromUrl("sqlite:///:memory:"));
    }

    private PortfolioSimulation.Result simulate(Storage storage, PortfolioSimulation.Plan plan) {
        storage.dailyData().saveAll(bars);
        return new PortfolioSimulation(storage, SILENT).run(List.of(plan));
    }

    private static PortfolioSimulation.Plan plan(List<DailyData> bars) {
        Set<LocalDate> days = bars.stream().map(DailyData::date).collect(Collectors.toCollection(TreeSet::new));
        return new PortfolioSimulation.Plan(APPLE, days, Strategy.signals(APPLE, bars));
    }

    private static Books books(Storage storage) {
        return new Books(
                storage
                        .signalHistory()
                        .search(SignalFilter.ALL, PageRequest.first(PageRequest.MAX_SIZE))
                        .rows()
                        .stream()
                        .map(Stored::value)
                        .toList(),
                storage.portfolioPerformance().findRange(Range.all()).stream()
                        .map(Stored::value)
                        .toList(),
                storage.portfolioPositions().list());
    }
}
