package dev.barkeep.examples.quickstart;

import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import java.util.List;

/** What one source gave: the bars of one series, checked and ready to be stored. */
sealed interface MarketData {

    /** Where it came from, without its folder. */
    String source();

    /** Which series it belongs to. */
    Series series();

    /** Rows that were read, which is more than the bars if the rows are trades. */
    long rowsRead();

    /** How many bars they gave. */
    long bars();

    /** What was assumed or left out while reading. */
    List<String> notes();

    /** Daily bars. */
    record Daily(String source, Series series, List<DailyData> rows, List<String> notes) implements MarketData {

        @Override
        public long rowsRead() {
            return rows.size();
        }

        @Override
        public long bars() {
            return rows.size();
        }
    }

    /** Intraday bars, all of one length. */
    record Intraday(String source, Series series, List<IntradayData> rows, long rowsRead, List<String> notes)
            implements MarketData {

        @Override
        public long bars() {
            return rows.size();
        }
    }
}
