package dev.barkeep.storage.cli.legacy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.output.NewFile;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandGroup;
import dev.barkeep.storage.cli.shell.DatabaseOptions;
import dev.barkeep.storage.cli.shell.ExitCode;
import dev.barkeep.storage.cli.shell.Intervals;
import dev.barkeep.storage.cli.shell.Shell;
import dev.barkeep.storage.cli.shell.Zones;
import dev.barkeep.storage.model.BarInterval;
import dev.barkeep.storage.sqlite.legacy.LegacyGeneration;
import dev.barkeep.storage.sqlite.legacy.LegacyImport;
import dev.barkeep.storage.sqlite.legacy.LegacyOptions;
import dev.barkeep.storage.sqlite.legacy.LegacyOptions.DoubtfulBars;
import dev.barkeep.storage.sqlite.legacy.LegacyProgress;
import dev.barkeep.storage.sqlite.legacy.LegacyReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes files of the former application over. */
public final class LegacyCommands {

    private LegacyCommands() {}

    /**
     * Builds {@code legacy} with its command.
     *
     * @param shell what they are started from
     * @return the command
     */
    public static CommandLine commandLine(Shell shell) {
        return new CommandLine(new Legacy()).addSubcommand(new Import(shell));
    }

    @Command(
            name = "legacy",
            description = "Takes SQLite files of the former application over.",
            synopsisSubcommandLabel = "COMMAND")
    static final class Legacy extends CommandGroup {}

    /** In which form the report comes out. */
    enum ReportFormat {
        /** For people. */
        TEXT,
        /** For programs. */
        JSON
    }

    @Command(
            name = "import",
            description = {
                "Takes a SQLite file of the former application over into a storage on any backend. The file is only read.",
                "Every row is taken, merged with its twin, or listed in the report with the reason. Rows keep their times."
                        + " After a failure run it again: what is there already is not taken twice."
            })
    static final class Import implements Callable<Integer> {

        private final Shell shell;

        @Mixin
        private final DatabaseOptions database = new DatabaseOptions();

        @Parameters(paramLabel = "FILE", description = "The file of the former application.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path file;

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                converter = Zones.class,
                defaultValue = "UTC",
                description = "The zone of times without an offset, like America/New_York; UTC by default.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private ZoneId zone;

        @Option(
                names = "--exchange-zone",
                paramLabel = "ZONE",
                converter = Zones.class,
                description =
                        "The zone in which a date with time and offset is a day; that of its own offset by default.")
        private @Nullable ZoneId exchangeZone;

        @Option(
                names = "--interval",
                paramLabel = "LENGTH",
                converter = Intervals.class,
                description =
                        "The length of intraday bars of a file that does not say it, like 1m or 1h; inferred by default.")
        private @Nullable BarInterval interval;

        @Option(
                names = "--user",
                paramLabel = "ID",
                description = "Whose signals, performance and positions to take from a file with several users.")
        private @Nullable String user;

        @Option(names = "--strict", description = "Refuse bars whose prices do not fit together.")
        private boolean strict;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                defaultValue = "text",
                description = "The form of the report: text (default) or json.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private ReportFormat format;

        @Option(
                names = "--report",
                paramLabel = "FILE",
                description = "Write the report to a file, not to standard output.")
        private @Nullable Path report;

        @Option(names = "--overwrite", description = "Replace the file of --report.")
        private boolean overwrite;

        Import(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws IOException {
            LegacyImport legacy = LegacyImport.of(file, options());
            if (report == null) {
                run(legacy, shell.out());
                return ExitCode.DONE;
            }
            try (NewFile written =
                    NewFile.begin(report, overwrite ? NewFile.Existing.REPLACE : NewFile.Existing.REFUSE)) {
                run(legacy, written.out());
                written.keep();
            }
            return ExitCode.DONE;
        }

        private void run(LegacyImport legacy, OutputStream to) throws IOException {
            // Before the storage is opened, which would make a new file for one that cannot be read.
            LegacyGeneration generation = legacy.generation();
            shell.tell(file + " is of generation " + generation.letter());
            try (Storage storage = database.openForWriting(shell);
                    Steps steps = new Steps(shell)) {
                LegacyReport result = legacy.run(storage, steps::at);
                // Stays open: standard output is not ours.
                Writer writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
                if (format == ReportFormat.JSON) {
                    result.writeJson(writer);
                } else {
                    result.writeText(writer);
                }
                writer.flush();
            }
        }

        private LegacyOptions options() {
            LegacyOptions options = LegacyOptions.DEFAULT
                    .withZone(zone)
                    .withDoubtfulBars(strict ? DoubtfulBars.REFUSE : DoubtfulBars.TAKE);
            options = exchangeZone == null ? options : options.withExchangeZone(exchangeZone);
            options = interval == null ? options : options.withInterval(interval);
            return user == null ? options : options.withUser(user);
        }
    }

    /** Shows a table at a time. */
    private static final class Steps implements AutoCloseable {

        private final Shell shell;
        private @Nullable Progress current;
        private String table = "";

        Steps(Shell shell) {
            this.shell = shell;
        }

        void at(LegacyProgress progress) {
            if (current == null || !table.equals(progress.table())) {
                close();
                table = progress.table();
                current = Progress.start(shell, table, "rows", Progress.UNKNOWN);
            }
            current.step(progress.read() - current.done());
        }

        @Override
        public void close() {
            if (current != null) {
                current.close();
            }
        }
    }
}
