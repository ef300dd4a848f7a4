package dev.barkeep.storage.cli.shell;

import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which tickers are meant. */
public final class TickerOptions {

    @Option(
            names = "--ticker",
            paramLabel = "TICKER",
            converter = Tickers.class,
            description = "Only this ticker; may be repeated. All tickers without it.")
    private Set<String> tickers = new LinkedHashSet<>();

    /**
     * Says which were named.
     *
     * @return in the order in which they were; empty if all are meant
     */
    public Set<String> named() {
        return tickers;
    }

    /**
     * Says whether a ticker is meant.
     *
     * @param ticker the ticker
     * @return {@code true} if it or none was named
     */
    public boolean include(String ticker) {
        return tickers.isEmpty() || tickers.contains(ticker);
    }
}
