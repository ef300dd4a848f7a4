package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Bar;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.sqlite.legacy.Forms.Dated;
import dev.barkeep.storage.sqlite.legacy.Forms.Form;
import dev.barkeep.storage.sqlite.legacy.LegacyOptions.DoubtfulBars;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run over all tables of a file. */
final class Takeover {

    private final LegacyFile file;
    private final LegacyGeneration generation;
    private final LegacyOptions options;
    private final LegacyTimes times;
    private final Storage target;
    private final Chunk chunk;
    private final Consumer<LegacyProgress> progress;
    private final Tally.Kinds notes = new Tally.Kinds();
    private final List<Tally> tallies = new ArrayList<>();

    Takeover(
            LegacyFile file,
            LegacyGeneration generation,
            LegacyOptions options,
            LegacyTimes times,
            Storage target,
            Chunk chunk,
            Consumer<LegacyProgress> progress) {
        this.file = file;
        this.generation = generation;
        this.options = options;
        this.times = times;
        this.target = target;
        this.chunk = chunk;
        this.progress = progress;
    }

    LegacyReport run() throws SQLException {
        // Before anything is written: what cannot even be counted is no file to begin with.
        Leftovers leftovers = Leftovers.of(file, generation);
        @Nullable LegacyUsers users = generation == LegacyGeneration.ORM ? LegacyUsers.of(file, options) : null;
        daily();
        intraday();
        Tally metadata = tally("metadata");
        read(
                table("metadata", "legacy_ticker(ticker)", "ticker"),
                Forms::metadata,
                new KeyedTakeover<>(target, KeyedTargets.metadata(), metadata, chunk),
                metadata);
        Tally signals = tally("signal_history");
        read(
                table("signal_history", "legacy_day(date)", "ticker", "date"),
                ofUsers(users, Forms::signal),
                new NumberedTakeover<>(target, NumberedTargets.signals(), signals, chunk),
                signals);
        if (generation != LegacyGeneration.DATA_MANAGER) {
            portfolios(users);
        }
        return report(users, leftovers);
    }

    private void portfolios(@Nullable LegacyUsers users) throws SQLException {
        Tally performance = tally("portfolio_performance");
        read(
                table("portfolio_performance", "legacy_day(date)", "date"),
                ofUsers(users, Forms::performance),
                new NumberedTakeover<>(target, NumberedTargets.performance(), performance, chunk),
                performance);
        Tally positions = tally("portfolio_positions");
        read(
                table("portfolio_positions", "legacy_ticker(ticker)", "ticker"),
                ofUsers(users, Forms::position),
                new KeyedTakeover<>(target, KeyedTargets.positions(), positions, chunk),
                positions);
        Tally events = tally("system_events");
        read(
                table(
                        "system_events",
                        // The same code as gives an event its time of creation.
                        file.has("system_events", "updated_at")
                                ? "legacy_created(created_at, updated_at)"
                                : "legacy_created(created_at, NULL)",
                        "event_type",
                        "created_at"),
                Forms::event,
                new NumberedTakeover<>(target, NumberedTargets.events(), events, chunk),
                events);
    }

    private void daily() throws SQLException {
        Tally tally = tally("daily_data");
        read(
                table("daily_data", "legacy_ticker(ticker), legacy_day(date)", "ticker", "date"),
                ofBars(Forms::daily, tally),
                new KeyedTakeover<>(target, KeyedTargets.daily(), tally, chunk),
                tally);
    }

    private void intraday() throws SQLException {
        Tally tally = tally("intraday_data");
        LegacyTable table =
                table("intraday_data", "legacy_ticker(ticker), legacy_moment(datetime)", "ticker", "datetime");
        Sink<IntradayData> bars = new KeyedTakeover<>(target, KeyedTargets.intraday(), tally, chunk);
        @Nullable BarInterval stated = options.interval();
        if (table.index(IntervalColumn.NAME) > 0) {
            tally.decided("bar_interval is that of the file"
                    + (stated == null ? "" : ", where it has none " + stated.seconds() + " s, as stated"));
            read(
                    table,
                    ofBars(
                            row -> {
                                String ticker = row.ticker();
                                Instant moment = row.moment();
                                return Forms.intraday(row, ticker, IntervalColumn.read(row, stated), moment);
                            },
                            tally),
                    bars,
                    tally);
        } else if (stated != null) {
            tally.decided("bar_interval is " + stated.seconds() + " s, as stated");
            read(table, ofBars(row -> Forms.intraday(row, row.ticker(), stated, row.moment()), tally), bars, tally);
        } else {
            IntervalCensus census = IntervalCensus.of(file);
            IntradayDays days = new IntradayDays(census, bars, tally);
            read(
                    table,
                    ofBars(
                            row -> {
                                String ticker = row.ticker();
                                Instant moment = row.moment();
                                days.saw(ticker, moment);
                                census.requireKnown();
                                // Until the day is over, and its interval known.
                                return Forms.intraday(row, ticker, BarInterval.ONE_MINUTE, moment);
                            },
                            tally),
                    days,
                    tally);
        }
    }

    private <T> void read(LegacyTable table, Form<T> form, Sink<T> sink, Tally tally) throws SQLException {
        try (Statement statement = file.connection().createStatement();
                ResultSet rows = statement.executeQuery(table.select())) {
            while (rows.next()) {
                tally.read();
                LegacyRow row = new LegacyRow(table, rows, times);
                Dated<T> dated;
                try {
                    dated = form.of(row);
                } catch (InvalidDataException e) {
                    tally.refused(row.key(), e.field(), row.shownOr(e.field(), e.value()), e.rule());
                    continue;
                }
                tally.accepted(row);
                sink.add(new Candidate<>(dated.value(), dated.times(), row.key(), row.characters()));
            }
        }
        sink.end();
    }

    private <T extends Bar> Form<T> ofBars(Form<T> form, Tally tally) {
        return row -> {
            Dated<T> bar = form.of(row);
            if (!bar.value().isConsistent()) {
                T value = bar.value();
                String prices = "open " + value.open().toPlainString() + ", high "
                        + value.high().toPlainString() + ", low " + value.low().toPlainString() + ", close "
                        + value.close().toPlainString();
                if (options.doubtfulBars() == DoubtfulBars.REFUSE) {
                    throw new InvalidDataException("prices", prices, "must be prices that fit together");
                }
                tally.doubtful(row.key(), prices);
            }
            return bar;
        };
    }

    private static <T> Form<T> ofUsers(@Nullable LegacyUsers users, Form<T> form) {
        return users == null
                ? form
                : row -> {
                    users.check(row);
                    return form.of(row);
                };
    }

    private LegacyTable table(String name, String order, String... key) {
        return new LegacyTable(
                name,
                List.copyOf(file.columns().getOrDefault(name, Set.of())),
                List.of(key),
                order,
                file.keyInsteadOfNumbers(name),
                file.isUtf8());
    }

    private Tally tally(String table) {
        Tally tally = new Tally(table, notes, progress);
        tallies.add(tally);
        return tally;
    }

    private LegacyReport report(@Nullable LegacyUsers users, Leftovers leftovers) {
        List<String> decisions = new ArrayList<>();
        decisions.add("times without an offset are in " + zoneName()
                + ", but for timestamps without a fraction, which are SQLite's own and in UTC");
        decisions.add(
                options.exchangeZone() == null
                        ? "a date with time and offset is the day that is written there"
                        : "a date with time and offset is the day that it was in " + options.exchangeZone());
        decisions.add("doubtful bars are " + (options.doubtfulBars() == DoubtfulBars.TAKE ? "taken" : "refused"));
        decisions.add("a market capitalisation of 0 is unknown; volumes are rounded to whole numbers, half to even");
        decisions.add(
                "of rows with the same key the one that was changed later stays, also if it is the target's; of those"
                        + " changed at the same moment the target's, or the later row of the file");
        decisions.add(
                "a bar without times was stored at the start of its day (UTC), a company or position without them at "
                        + Forms.OLDEST + "; what was changed later replaces it");
        if (users != null) {
            decisions.add(users.decision());
        }
        tallies.forEach(tally -> decisions.addAll(tally.decisions()));
        return new LegacyReport(
                file.name(),
                generation,
                tallies.stream().map(Tally::counts).toList(),
                notes.refusals(),
                notes.merges(),
                notes.doubtful(),
                notes.replaced(),
                leftovers.tables(),
                leftovers.columns(),
                decisions);
    }

    private String zoneName() {
        return options.zone().equals(ZoneOffset.UTC) ? "UTC" : options.zone().getId();
    }
}
