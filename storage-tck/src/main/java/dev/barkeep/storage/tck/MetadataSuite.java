package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.PortfolioSummary;
import dev.barkeep.storage.repository.SaveResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Companies. */
abstract class MetadataSuite extends Suite {

    MetadataSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("MET-001 a company is inserted, or replaced in every value")
    void savesAndReplaces() {
        Metadata full = company("AAPL", "3000000000000.1234");
        Metadata bare = new Metadata("AAPL", null, null, null, null, null);
        Metadata other = company("MSFT", "1");

        assertThat(storage.metadata().save(full)).isEqualTo(new SaveResult(1, 0));
        assertThat(storage.metadata().save(other)).isEqualTo(new SaveResult(1, 0));
        assertThat(storage.metadata().find("AAPL")).contains(full);
        assertThat(storage.metadata().save(bare)).isEqualTo(new SaveResult(1, 0));
        assertThat(storage.metadata().find(" aapl")).contains(bare);
        assertThat(storage.metadata().save(full)).isEqualTo(new SaveResult(1, 0));
        assertThat(storage.metadata().find("AAPL")).contains(full);
        assertThat(storage.metadata().find("MSFT")).contains(other);
        assertThat(storage.metadata().find("NONE")).isEmpty();
    }

    @Test
    @DisplayName("MET-002 saving the same values again writes nothing, and the times stay")
    void unchangedWritesNothing() {
        Metadata full = company("AAPL", "3");
        Metadata bare = new Metadata("BARE", null, null, null, null, null);
        storage.metadata().saveAll(List.of(full, bare));
        Instant first = now();
        clock.advance(Duration.ofHours(1));

        assertThat(storage.metadata().save(full)).isEqualTo(new SaveResult(0, 1));
        assertThat(storage.metadata().save(bare)).isEqualTo(new SaveResult(0, 1));
        assertThat(storage.metadata().timestamps("aapl")).contains(new Timestamps(first, first));
        assertThat(storage.metadata().timestamps("BARE")).contains(new Timestamps(first, first));

        storage.metadata().save(company("AAPL", "4"));
        assertThat(storage.metadata().timestamps("AAPL")).contains(new Timestamps(first, now()));
        assertThat(storage.metadata().timestamps("NONE")).isEmpty();
    }

    @Test
    @DisplayName("MET-002 a change of any one value is a change, and moves the time of update")
    void everyValueCounts() {
        Metadata full = new Metadata("AAPL", "a", "b", "c", BigDecimal.ONE, Instant.EPOCH);
        for (Metadata changed : Variants.of(full, "ticker")) {
            storage.metadata().save(full);
            clock.advance(Duration.ofHours(1));

            assertThat(storage.metadata().save(changed)).as("%s", changed).isEqualTo(new SaveResult(1, 0));
            assertThat(storage.metadata().find("AAPL")).contains(changed);
            assertThat(storage.metadata().timestamps("AAPL").orElseThrow().updatedAt())
                    .as("%s", changed)
                    .isEqualTo(now());
        }
    }

    @Test
    @DisplayName("MET-003 many companies are saved all or none, the last of those with the same ticker counts")
    void savesMany() {
        Metadata last = company("AAPL", "3");

        assertThat(storage.metadata().saveAll(List.of(company("AAPL", "1"), company("MSFT", "2"), last)))
                .isEqualTo(new SaveResult(2, 0));
        assertThat(storage.metadata().saveAll(List.of())).isEqualTo(new SaveResult(0, 0));
        assertThat(storage.metadata().find("AAPL")).contains(last);

        refusal(() -> storage.metadata().saveAll(Arrays.asList(company("TSLA", "1"), absent())));
        assertThat(storage.metadata().find("TSLA")).isEmpty();
    }

    @Test
    @DisplayName("MET-004 several companies come once each, by ticker, without those that are not stored")
    void findsSeveral() {
        Metadata apple = company("AAPL", "1");
        Metadata index = company("^GSPC", "2");
        Metadata msft = company("MSFT", "3");
        storage.metadata().saveAll(List.of(index, msft, apple, company("OTHER", "4")));

        assertThat(storage.metadata().findAll(List.of("^GSPC", "msft", "NONE", "AAPL", " MSFT ", "aapl")))
                .containsExactly(apple, msft, index);
        assertUnmodifiable(storage.metadata().findAll(List.of("AAPL")));
        assertThat(storage.metadata().findAll(List.of())).isEmpty();
        refusal(() -> storage.metadata().findAll(List.of("AAPL", "not a ticker")));
    }

    @Test
    @DisplayName("MET-004 thousands of companies can be asked for in one call")
    void findsThousands() {
        List<Metadata> companies = new ArrayList<>();
        List<String> tickers = new ArrayList<>();
        for (int i = 10_000; i < 40_000; i++) {
            tickers.add("T" + i);
            if (i % 1_000 == 0) {
                companies.add(company("T" + i, "1"));
            }
        }
        storage.metadata().saveAll(companies);

        assertThat(storage.metadata().findAll(tickers)).isEqualTo(companies);
    }

    @Test
    @DisplayName("MET-005 companies are listed by market cap descending, those without one last, then by ticker")
    void listsByMarketCap() {
        Metadata big = company("ZZZ", "99999999999999.9999");
        Metadata sameA = company("AAA", "10.5");
        Metadata sameB = company("BBB", "10.5000");
        Metadata nine = company("NINE", "9");
        Metadata zero = company("ZERO", "0");
        Metadata negative = company("NEG", "-1");
        Metadata unknownA = company("A1", null);
        Metadata unknownB = company("B1", null);
        storage.metadata().saveAll(List.of(unknownB, sameB, negative, nine, sameA, zero, unknownA, big));

        assertThat(storage.metadata().listByMarketCap())
                .containsExactly(big, sameA, sameB, nine, zero, negative, unknownA, unknownB);
        assertUnmodifiable(storage.metadata().listByMarketCap());
    }

    @Test
    @DisplayName("MET-006 the portfolio summary joins every company with its newest daily bar, if it has one")
    void portfolioSummary() {
        Metadata apple = company("AAPL", "1");
        Metadata msft = company("MSFT", "2");
        Metadata silent = company("SILENT", null);
        DailyKind daily = new DailyKind();
        List<DailyData> bars = new ArrayList<>(daily.bars("AAPL", 0, 5));
        bars.addAll(daily.bars("MSFT", 0, 3));
        bars.addAll(daily.bars("ORPHAN", 0, 9));
        assertThat(storage.metadata().portfolioSummary()).isEmpty();
        storage.metadata().saveAll(List.of(silent, apple, msft));
        storage.dailyData().saveAll(bars);

        assertThat(storage.metadata().portfolioSummary())
                .containsExactly(
                        new PortfolioSummary(msft, daily.bar("MSFT", 2)),
                        new PortfolioSummary(apple, daily.bar("AAPL", 4)),
                        new PortfolioSummary(silent, null));
        assertUnmodifiable(storage.metadata().portfolioSummary());
    }

    private static Metadata company(String ticker, @Nullable String marketCap) {
        return new Metadata(
                ticker,
                ticker + " Inc.",
                "Technology",
                "Consumer Electronics",
                marketCap == null ? null : new BigDecimal(marketCap),
                NOW);
    }
}
