package dev.barkeep.storage.cli.look;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.CommandGroup;
import dev.barkeep.storage.cli.shell.DayRangeOptions;
import dev.barkeep.storage.cli.shell.Decimals;
import dev.barkeep.storage.cli.shell.MomentRangeOptions;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.shell.TickerOptions;
import dev.barkeep.storage.cli.shell.Tickers;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Metadata;
import dev.barkeep.storage.model.PortfolioPerformance;
import dev.barkeep.storage.model.PortfolioPosition;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows rows of the seven tables. */
public final class ShowCommands {

    private ShowCommands() {}

    /**
     * Builds {@code show} with its commands.
     *
     * @param shell what they are started from
     * @return the command
     */
    public static CommandLine commandLine(Shell shell) {
        return new CommandLine(new ShowCommand())
                .addSubcommand(new ShowBars.Daily(shell))
                .addSubcommand(new ShowBars.Intraday(shell))
                .addSubcommand(new Signals(shell))
                .addSubcommand(new Performance(shell))
                .addSubcommand(new Positions(shell))
                .addSubcommand(new Events(shell))
                .addSubcommand(new Companies(shell));
    }

    @Command(
            name = "show",
            description = "Shows what is stored in a table, the newest first. Times are in UTC.",
            synopsisSubcommandLabel = "COMMAND")
    static final class ShowCommand extends CommandGroup {}

    @Command(name = "signals", description = "Shows signals with their ids, by date and then id, the newest first.")
    static final class Signals extends ShowTable.Numbered<SignalHistory> {

        /** Small enough for memory, large enough that asking for pages costs little. */
        private static final int PAGE = 5_000;

        @Option(names = "--ticker", paramLabel = "TICKER", converter = Tickers.class, description = "Only this ticker.")
        private @Nullable String ticker;

        @Mixin
        private final DayRangeOptions days = new DayRangeOptions();

        @Option(names = "--type", paramLabel = "TYPE", description = "Only this type, exactly as it is stored: BUY.")
        private @Nullable String type;

        @Option(
                names = "--min-confidence",
                paramLabel = "RATIO",
                converter = Decimals.class,
                description = "Only this confidence or more, as it is stored: 0.75.")
        private @Nullable BigDecimal minConfidence;

        Signals(Shell shell) {
            super(shell, TableFormat.SIGNAL_HISTORY);
        }

        @Override
        BiConsumer<Storage, Rows> query() {
            SignalFilter filter = usage(() -> new SignalFilter(ticker, days.range(), type, minConfidence));
            return (storage, rows) -> show(storage, filter, rows);
        }

        private void show(Storage storage, SignalFilter filter, Rows rows) {
            Optional<PageRequest> wanted = Optional.of(PageRequest.first(Math.min(rows.wanted(), PAGE)));
            while (wanted.isPresent()) {
                Page<Stored<SignalHistory>> page = storage.signalHistory().search(filter, wanted.get());
                wanted = rows.all(page.rows()) ? page.next() : Optional.empty();
            }
        }
    }

    @Command(
            name = "performance",
            description = {
                "Shows the portfolio's performance with ids, by date and then id, the newest first.",
                "All rows of the range are in memory at once."
            })
    static final class Performance extends ShowTable.Numbered<PortfolioPerformance> {

        @Mixin
        private final DayRangeOptions days = new DayRangeOptions();

        Performance(Shell shell) {
            super(shell, TableFormat.PORTFOLIO_PERFORMANCE);
        }

        @Override
        BiConsumer<Storage, Rows> query() {
            Range<LocalDate> range = days.range();
            return (storage, rows) -> rows.all(storage.portfolioPerformance().findRange(range));
        }
    }

    @Command(name = "positions", description = "Shows what is held, by ticker.")
    static final class Positions extends ShowTable.Keyed<PortfolioPosition> {

        @Mixin
        private final TickerOptions tickers = new TickerOptions();

        Positions(Shell shell) {
            super(shell, TableFormat.PORTFOLIO_POSITIONS);
        }

        @Override
        BiConsumer<Storage, Rows> query() {
            return (storage, rows) -> rows.all(storage.portfolioPositions().list().stream()
                    .filter(position -> tickers.include(position.ticker()))
                    .toList());
        }
    }

    @Command(
            name = "events",
            description = {
                "Shows events with their ids, by id, the newest first. --from and --to are about created_at.",
                "With --all, all of them are in memory at once."
            })
    static final class Events extends ShowTable.Numbered<SystemEvent> {

        @Mixin
        private final MomentRangeOptions moments = new MomentRangeOptions();

        @Option(names = "--type", paramLabel = "TYPE", description = "Only this type, exactly as it is stored.")
        private @Nullable String type;

        @Option(
                names = "--severity",
                paramLabel = "SEVERITY",
                description = "Only this severity, exactly as it is stored: ERROR.")
        private @Nullable String severity;

        Events(Shell shell) {
            super(shell, TableFormat.SYSTEM_EVENTS);
        }

        @Override
        BiConsumer<Storage, Rows> query() {
            EventFilter filter = usage(() -> new EventFilter(type, severity, moments.range()));
            return (storage, rows) -> rows.all(storage.systemEvents().findLatest(filter, rows.wanted()));
        }
    }

    @Command(
            name = "metadata",
            description = "Shows companies by market capitalisation, the greatest first, those without one last.")
    static final class Companies extends ShowTable.Keyed<Metadata> {

        @Mixin
        private final TickerOptions tickers = new TickerOptions();

        Companies(Shell shell) {
            super(shell, TableFormat.METADATA);
        }

        @Override
        BiConsumer<Storage, Rows> query() {
            return (storage, rows) -> rows.all(storage.metadata().listByMarketCap().stream()
                    .filter(company -> tickers.include(company.ticker()))
                    .toList());
        }
    }

    /** A value of an option that cannot be stored is wrong usage, not bad data. */
    private static <F> F usage(Supplier<F> filter) {
        try {
            return filter.get();
        } catch (InvalidDataException e) {
            throw CommandException.usage(e.getMessage(), e);
        }
    }
}
