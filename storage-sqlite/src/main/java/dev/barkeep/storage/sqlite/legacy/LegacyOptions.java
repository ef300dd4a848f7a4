package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.FieldRules;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a file does not say. Each has a default that loses nothing, and is stated in the report.
 *
 * @param zone the zone of times without an offset: of intraday bars, and of timestamps with a fraction, which the former
 *     application took from its server's clock; timestamps without a fraction are SQLite's own and always UTC. Default UTC
 * @param exchangeZone the zone in which a date with time and offset is a day; {@code null}, the default, for the day as it is
 *     written, that of its own offset
 * @param interval the length of intraday bars of a file that has none; {@code null}, the default, to infer it from how far
 *     apart the bars of a ticker are on a day
 * @param user the id of the user whose signals, performance and positions are taken from a file with several;
 *     {@code null}, the default, takes them if they are of one user, and refuses them otherwise
 * @param doubtfulBars what to do with bars whose prices do not fit together. Default {@link DoubtfulBars#TAKE}
 */
public record LegacyOptions(
        ZoneId zone,
        @Nullable ZoneId exchangeZone,
        @Nullable BarInterval interval,
        @Nullable String user,
        DoubtfulBars doubtfulBars) {

    /** What to do with bars whose prices do not fit together. */
    public enum DoubtfulBars {
        /** Take them as they are, and list them. */
        TAKE,
        /** Refuse them, which lists them too. */
        REFUSE
    }

    /** The defaults. */
    public static final LegacyOptions DEFAULT = new LegacyOptions(ZoneOffset.UTC, null, null, null, DoubtfulBars.TAKE);

    /**
     * Makes the options.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value that has to be there is not
     */
    public LegacyOptions {
        FieldRules.required("zone", zone);
        FieldRules.required("doubtful_bars", doubtfulBars);
    }

    /**
     * Sets the zone of times without an offset.
     *
     * @param wanted the zone
     * @return options that have it
     */
    public LegacyOptions withZone(ZoneId wanted) {
        return new LegacyOptions(wanted, exchangeZone, interval, user, doubtfulBars);
    }

    /**
     * Sets the zone in which a date with time and offset is a day.
     *
     * @param wanted the zone
     * @return options that have it
     */
    public LegacyOptions withExchangeZone(ZoneId wanted) {
        return new LegacyOptions(zone, FieldRules.required("exchange_zone", wanted), interval, user, doubtfulBars);
    }

    /**
     * Sets the length of intraday bars.
     *
     * @param wanted the length
     * @return options that have it
     */
    public LegacyOptions withInterval(BarInterval wanted) {
        return new LegacyOptions(zone, exchangeZone, FieldRules.required("bar_interval", wanted), user, doubtfulBars);
    }

    /**
     * Sets whose signals, performance and positions are taken.
     *
     * @param id the user's id as it stands in the file
     * @return options that have it
     */
    public LegacyOptions withUser(String id) {
        return new LegacyOptions(zone, exchangeZone, interval, FieldRules.required("user", id), doubtfulBars);
    }

    /**
     * Sets what to do with bars whose prices do not fit together.
     *
     * @param wanted what to do
     * @return options that have it
     */
    public LegacyOptions withDoubtfulBars(DoubtfulBars wanted) {
        return new LegacyOptions(zone, exchangeZone, interval, user, wanted);
    }
}
