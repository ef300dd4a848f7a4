package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.NotFoundException;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.PortfolioValuation;
import dev.barkeep.storage.repository.SaveResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is held. */
abstract class PositionSuite extends Suite {

    private PortfolioPositionRepository positions;

    PositionSuite(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    final void takeRepository() {
        positions = storage.portfolioPositions();
    }

    @Test
    @DisplayName("POS-001 a position is inserted or replaced")
    void saves() {
        assertThat(positions.save(position("AAPL", "1.5"))).isEqualTo(new SaveResult(1, 0));
        assertThat(positions.save(position("AAPL", "9999999999.99999999"))).isEqualTo(new SaveResult(1, 0));

        assertThat(positions.find(" aapl")).contains(position("AAPL", "9999999999.99999999"));
        assertThat(positions.find("MSFT")).isEmpty();
    }

    @Test
    @DisplayName("POS-002 unchanged shares write nothing, and the times stay")
    void unchangedWritesNothing() {
        positions.save(position("AAPL", "1.5"));
        Instant first = now();
        clock.advance(Duration.ofHours(1));

        assertThat(positions.save(position("AAPL", "1.50"))).isEqualTo(new SaveResult(0, 1));
        assertThat(positions.timestamps("AAPL")).contains(new Timestamps(first, first));
        positions.save(position("AAPL", "1.6"));
        assertThat(positions.timestamps("aapl")).contains(new Timestamps(first, now()));
        assertThat(positions.timestamps("MSFT")).isEmpty();
    }

    @Test
    @DisplayName("POS-003 many positions are saved all or none, the last of those with the same ticker counts")
    void savesMany() {
        assertThat(positions.saveAll(List.of(position("AAPL", "1"), position("MSFT", "2"), position("AAPL", "3"))))
                .isEqualTo(new SaveResult(2, 0));
        assertThat(positions.saveAll(List.of())).isEqualTo(new SaveResult(0, 0));
        refusal(() -> positions.saveAll(Arrays.asList(position("MSFT", "9"), absent())));

        assertThat(positions.list()).containsExactly(position("AAPL", "3"), position("MSFT", "2"));
    }

    @Test
    @DisplayName("POS-004 a change adds to the position and gives it back")
    void adjusts() {
        positions.save(position("AAPL", "10"));
        positions.save(position("MSFT", "7"));

        assertThat(positions.adjust("aapl", new BigDecimal("0.00000001"))).isEqualTo(position("AAPL", "10.00000001"));
        assertThat(positions.adjust("AAPL", new BigDecimal("-4"))).isEqualTo(position("AAPL", "6.00000001"));

        assertThat(positions.list()).containsExactly(position("AAPL", "6.00000001"), position("MSFT", "7"));
    }

    @Test
    @DisplayName("POS-004 a change moves the time of update; one of zero moves nothing")
    void adjustMovesTimeOfUpdate() {
        positions.save(position("AAPL", "10"));
        Instant first = now();
        clock.advance(Duration.ofHours(1));

        assertThat(positions.adjust("AAPL", BigDecimal.ZERO)).isEqualTo(position("AAPL", "10"));
        assertThat(positions.timestamps("AAPL")).contains(new Timestamps(first, first));
        positions.adjust("AAPL", BigDecimal.ONE);
        assertThat(positions.timestamps("AAPL")).contains(new Timestamps(first, now()));
    }

    @Test
    @DisplayName("POS-005 a positive change opens a position, a change to zero keeps its row")
    void opensAndEmpties() {
        assertThat(positions.adjust("AAPL", new BigDecimal("2.5"))).isEqualTo(position("AAPL", "2.5"));
        assertThat(positions.timestamps("AAPL")).contains(new Timestamps(now(), now()));

        assertThat(positions.adjust("AAPL", new BigDecimal("-2.5"))).isEqualTo(position("AAPL", "0"));
        assertThat(positions.list()).containsExactly(position("AAPL", "0"));
    }

    @Test
    @DisplayName("POS-006 a change that would make a position negative or too large is refused, and it stays")
    void refusesImpossibleChanges() {
        positions.save(position("AAPL", "10"));
        positions.save(position("FULL", "9999999999.99999999"));

        refusal(() -> positions.adjust("AAPL", new BigDecimal("-10.00000001")));
        refusal(() -> positions.adjust("FULL", new BigDecimal("0.00000001")));
        refusal(() -> positions.adjust("AAPL", new BigDecimal("0.000000001")));
        refusal(() -> positions.adjust("AAPL", new BigDecimal("10000000000")));

        assertThat(positions.list()).containsExactly(position("AAPL", "10"), position("FULL", "9999999999.99999999"));
    }

    @Test
    @DisplayName("POS-007 taking from a position that is not there is an error that names it")
    void takingFromNothing() {
        assertThatThrownBy(() -> positions.adjust("AAPL", BigDecimal.ZERO)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> positions.adjust("aapl", new BigDecimal("-1")))
                .isInstanceOfSatisfying(NotFoundException.class, e -> {
                    assertThat(e.table()).isEqualTo("portfolio_positions");
                    assertThat(e.key()).isEqualTo("AAPL");
                });

        assertThat(positions.list()).isEmpty();
    }

    @Test
    @DisplayName("POS-008 removing says whether the position was there")
    void removes() {
        positions.saveAll(List.of(position("AAPL", "0"), position("MSFT", "1")));

        assertThat(positions.remove("aapl")).isTrue();
        assertThat(positions.remove("AAPL")).isFalse();

        assertThat(positions.list()).containsExactly(position("MSFT", "1"));
    }

    @Test
    @DisplayName("POS-009 positions are listed by ticker")
    void lists() {
        assertThat(positions.list()).isEmpty();
        positions.saveAll(List.of(
                position("^A", "1"),
                position("B", "1"),
                position("A1", "1"),
                position("A-B", "1"),
                position("1", "1")));

        assertThat(positions.list()).extracting(PortfolioPosition::ticker).containsExactly("1", "A-B", "A1", "B", "^A");
        assertUnmodifiable(positions.list());
    }

    @Test
    @DisplayName("POS-010 total, values and weights at given prices, exact")
    void valuation() {
        positions.saveAll(List.of(
                position("MSFT", "2"), position("AAPL", "1.00000001"), position("EMPTY", "0"), position("TSLA", "3")));

        PortfolioValuation valuation = positions.valuation(Map.of(
                "AAPL", new BigDecimal("0.00000001"),
                "MSFT", new BigDecimal("10"),
                "TSLA", new BigDecimal("10"),
                "OTHER", new BigDecimal("99")));

        assertThat(valuation.total()).isEqualTo("50.0000000100000001");
        assertThat(valuation.values().keySet()).containsExactly("AAPL", "EMPTY", "MSFT", "TSLA");
        assertThat(valuation.values())
                .isEqualTo(Map.of(
                        "AAPL", new BigDecimal("0.0000000100000001"),
                        "EMPTY", new BigDecimal("0.0000000000000000"),
                        "MSFT", new BigDecimal("20.0000000000000000"),
                        "TSLA", new BigDecimal("30.0000000000000000")));
        assertThat(valuation.weights().keySet()).containsExactly("AAPL", "EMPTY", "MSFT", "TSLA");
        assertThat(valuation.weights())
                .isEqualTo(Map.of(
                        "AAPL", new BigDecimal("0.00000000"),
                        "EMPTY", new BigDecimal("0.00000000"),
                        "MSFT", new BigDecimal("0.40000000"),
                        "TSLA", new BigDecimal("0.60000000")));
        assertUnmodifiable(valuation.values());
        assertUnmodifiable(valuation.weights());
    }

    @Test
    @DisplayName("POS-010 a total of zero has weights of zero")
    void valuationOfNothing() {
        assertThat(positions.valuation(Map.of()).total()).isEqualByComparingTo(BigDecimal.ZERO);
        positions.saveAll(List.of(position("AAPL", "0"), position("MSFT", "1")));

        PortfolioValuation valuation = positions.valuation(Map.of("MSFT", BigDecimal.ZERO));

        assertThat(valuation.total()).isEqualTo("0.0000000000000000");
        assertThat(valuation.weights())
                .isEqualTo(Map.of("AAPL", new BigDecimal("0.00000000"), "MSFT", new BigDecimal("0.00000000")));
    }

    @Test
    @DisplayName("POS-011 a missing price is an error that names the ticker")
    void missingPrice() {
        positions.saveAll(List.of(position("AAPL", "1"), position("MSFT", "1")));

        assertThat(refusal(() -> positions.valuation(Map.of("AAPL", BigDecimal.ONE))))
                .hasMessageContaining("MSFT");
        Map<String, BigDecimal> twice = Map.of("AAPL", BigDecimal.ONE, "aapl", BigDecimal.TEN, "MSFT", BigDecimal.ONE);
        assertThat(refusal(() -> positions.valuation(twice))).hasMessageContaining("AAPL");
    }

    private static PortfolioPosition position(String ticker, String shares) {
        return new PortfolioPosition(ticker, new BigDecimal(shares));
    }
}
