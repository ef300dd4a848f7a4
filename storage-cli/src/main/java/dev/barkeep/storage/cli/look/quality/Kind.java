package dev.barkeep.storage.cli.look.quality;

import java.util.Locale;

/** What may be found. */
public enum Kind {
    /** Bars are missing. */
    GAP,
    /** The newest bar is old. */
    STALE,
    /** The close moved far from the one before. */
    MOVE,
    /** Nothing was traded. */
    VOLUME,
    /** The high is not the highest, or the low not the lowest. */
    OHLC,
    /** A price is zero or below. */
    PRICE;

    /** As options and reports write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
