package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The market data that the artifact {@code org.ta4j:ta4j-examples} carries, and what is known of the two tickers. */
final class BundledData {

    static final String APPLE = "AAPL";
    static final String BITCOIN = "BTC-USD";

    private static final String APPLE_BARS = "appleinc_bars_from_20130101_usd.csv";
    private static final String BITCOIN_TRADES = "bitstamp_trades_from_20131125_usd.csv";

    /** Shares outstanding on 10 January 2014, from the cover of the Form 10-Q of that month. */
    private static final BigDecimal APPLE_SHARES = BigDecimal.valueOf(892_447_000);

    private static final Instant APPLE_SHARES_DAY = Instant.parse("2014-01-10T00:00:00Z");

    private BundledData() {}

    /** Says whether a source is one of this class. */
    static boolean isBundled(String source) {
        return source.equals(APPLE_BARS) || source.equals(BITCOIN_TRADES);
    }

    /** Reads Apple's daily bars of 2013. */
    static MarketData apple() {
        try (InputStream content = open(APPLE_BARS)) {
            return BarFile.read(APPLE_BARS, APPLE, content);
        } catch (IOException e) {
            throw new UncheckedIOException(APPLE_BARS + " cannot be read", e);
        }
    }

    /** Builds one-minute bars from the trades of a week. */
    static MarketData bitcoin() {
        try (InputStream content = open(BITCOIN_TRADES)) {
            return trades(BITCOIN_TRADES, content);
        } catch (IOException e) {
            throw new UncheckedIOException(BITCOIN_TRADES + " cannot be read", e);
        }
    }

    static MarketData trades(String source, InputStream content) {
        TradeAggregator aggregator = new TradeAggregator(BITCOIN, BarInterval.ONE_MINUTE);
        List<IntradayData> bars = new ArrayList<>();
        long rows;
        try (CsvTable table = new CsvTable(source, content)) {
            int timestamp = table.column("timestamp");
            int price = table.column("price");
            int amount = table.column("amount");
            rows = table.forEach(row -> aggregator
                    .add(time(row, timestamp), row.decimal("price", price), row.decimal("amount", amount))
                    .ifPresent(bars::add));
        }
        aggregator.finish().ifPresent(bars::add);
        return new MarketData.Intraday(
                source,
                new Series(BITCOIN, BarInterval.ONE_MINUTE),
                List.copyOf(bars),
                rows,
                List.of(Format.count(rows) + " trades became bars", "volume counts 0.00000001 BTC, so it is exact"));
    }

    /**
     * What is known of Apple.
     *
     * @param close its newest price; empty if there is none
     */
    static Metadata appleMetadata(Optional<BigDecimal> close) {
        BigDecimal marketCap = close.map(
                        price -> APPLE_SHARES.multiply(price).setScale(FieldRules.MONEY_SCALE, RoundingMode.HALF_EVEN))
                .orElse(null);
        return new Metadata(APPLE, "Apple Inc.", "Technology", "Consumer Electronics", marketCap, APPLE_SHARES_DAY);
    }

    /** What is known of Bitcoin, which has no company and no shares. */
    static Metadata bitcoinMetadata() {
        return new Metadata(BITCOIN, "Bitcoin", null, null, null, null);
    }

    private static Instant time(CsvTable.Row row, int column) {
        long seconds = row.count("timestamp", column);
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            throw new InvalidDataException("timestamp", seconds, "must be seconds since 1970");
        }
    }

    private static InputStream open(String resource) {
        InputStream content = BundledData.class.getClassLoader().getResourceAsStream(resource);
        if (content == null) {
            throw new IllegalStateException(resource + " is not on the class path; org.ta4j:ta4j-examples carries it");
        }
        return content;
    }
}
