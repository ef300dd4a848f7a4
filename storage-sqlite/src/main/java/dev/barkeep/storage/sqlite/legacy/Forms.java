package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.model.Timestamps;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Makes records of rows. */
final class Forms {

    /**
     * Makes a record of a row.
     *
     * @param <T> the record
     */
    interface Form<T> {

        /** Makes a record, or refuses the row by an {@link InvalidDataException}. */
        Dated<T> of(LegacyRow row) throws SQLException;
    }

    /**
     * A record and its times.
     *
     * @param <T> the record
     * @param value the record
     * @param times when it was stored; {@code null} if nobody knows
     */
    record Dated<T>(T value, @Nullable Timestamps times) {}

    private static final int SCALE = FieldRules.SCALE;
    private static final int MONEY = FieldRules.MONEY_SCALE;

    /** When rows without times and days are stored as, so that any other is later. */
    static final Instant OLDEST = Instant.EPOCH;

    private static final String START_OF_DAY = "is not known; the start of its day was taken";
    private static final String OLDEST_TAKEN = "is not known; 1970-01-01 was taken, so that any other is later";

    private Forms() {}

    static Dated<DailyData> daily(LegacyRow row) throws SQLException {
        DailyData bar = new DailyData(
                row.ticker(),
                row.day(),
                row.decimal("open", SCALE),
                row.decimal("high", SCALE),
                row.decimal("low", SCALE),
                row.decimal("close", SCALE),
                row.count("volume"),
                row.optionalDecimal("dividends", SCALE),
                row.optionalDecimal("stock_splits", SCALE));
        return new Dated<>(bar, timesOrNote(row, START_OF_DAY));
    }

    static Dated<IntradayData> intraday(LegacyRow row, String ticker, BarInterval interval, Instant moment)
            throws SQLException {
        IntradayData bar = new IntradayData(
                ticker,
                interval,
                moment,
                row.decimal("open", SCALE),
                row.decimal("high", SCALE),
                row.decimal("low", SCALE),
                row.decimal("close", SCALE),
                row.count("volume"));
        return new Dated<>(bar, timesOrNote(row, START_OF_DAY));
    }

    /** Companies have no time of their own in most files; when their facts were fetched is when they were written. */
    static Dated<Metadata> metadata(LegacyRow row) throws SQLException {
        String ticker = row.ticker();
        @Nullable BigDecimal marketCap = row.optionalDecimal("market_cap", MONEY);
        if (marketCap != null && marketCap.signum() == 0) {
            row.note("market_cap", row.raw("market_cap"), "was taken for unknown");
            marketCap = null;
        }
        @Nullable Instant lastUpdated = row.optionalStamp("last_updated");
        Metadata company = new Metadata(
                ticker, row.text("company_name"), row.text("sector"), row.text("industry"), marketCap, lastUpdated);
        @Nullable Timestamps times = row.timestamps();
        if (times == null && lastUpdated != null) {
            times = new Timestamps(lastUpdated, lastUpdated);
        } else if (times == null) {
            row.note("updated_at", row.raw("updated_at"), OLDEST_TAKEN);
        }
        return new Dated<>(company, times);
    }

    static Dated<SignalHistory> signal(LegacyRow row) throws SQLException {
        String ticker = row.ticker();
        LocalDate date = row.day();
        SignalHistory signal = SignalHistory.builder(
                        ticker, date, row.requiredText("signal_type"), row.decimal("confidence", SCALE))
                .signalValue(row.optionalDecimal("signal_value", SCALE))
                .entryPrice(row.optionalDecimal("entry_price", SCALE))
                .targetPrice(row.optionalDecimal("target_price", SCALE))
                .stopLoss(row.optionalDecimal("stop_loss", SCALE))
                .regime(row.optionalName("regime"))
                .reasons(row.text("reasons"))
                .build();
        return new Dated<>(signal, timesOr(row, date));
    }

    static Dated<PortfolioPerformance> performance(LegacyRow row) throws SQLException {
        LocalDate date = row.day();
        PortfolioPerformance performance = new PortfolioPerformance(
                date,
                row.decimal("portfolio_value", MONEY),
                row.decimal("daily_return", SCALE),
                row.decimal("volatility", SCALE),
                row.optionalDecimal("sharpe_ratio", SCALE),
                row.optionalDecimal("max_drawdown", SCALE));
        return new Dated<>(performance, timesOr(row, date));
    }

    static Dated<PortfolioPosition> position(LegacyRow row) throws SQLException {
        PortfolioPosition position = new PortfolioPosition(row.ticker(), row.decimal("shares", SCALE));
        return new Dated<>(position, timesOrNote(row, OLDEST_TAKEN));
    }

    static Dated<SystemEvent> event(LegacyRow row) throws SQLException {
        SystemEvent event = new SystemEvent(
                row.requiredText("event_type"),
                row.requiredText("description"),
                row.text("details"),
                row.requiredText("severity"));
        @Nullable Timestamps times = row.timestamps();
        if (times == null) {
            throw new InvalidDataException(
                    "created_at", row.raw("created_at"), "must be a time: an event has no other one");
        }
        return new Dated<>(event, times);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** A row that has a key may go without times, so that its twin is later whatever that has; it is only said here. */
    private static @Nullable Timestamps timesOrNote(LegacyRow row, String what) throws SQLException {
        @Nullable Timestamps times = row.timestamps();
        if (times == null) {
            row.note("updated_at", row.raw("updated_at"), what);
        }
        return times;
    }

    /** A row that is told from others by its time has to have one, and the same one in every run. */
    private static Timestamps timesOr(LegacyRow row, LocalDate date) throws SQLException {
        @Nullable Timestamps times = row.timestamps();
        if (times != null) {
            return times;
        }
        Instant start = startOf(date);
        row.note("created_at", row.raw("created_at"), START_OF_DAY);
        return new Timestamps(start, start);
    }
}
