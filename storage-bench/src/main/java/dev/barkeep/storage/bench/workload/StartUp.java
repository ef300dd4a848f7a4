package dev.barkeep.storage.bench.workload;

import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.SqliteBackend;
import dev.barkeep.storage.bench.backend.SqliteBackend.FileSite;
import dev.barkeep.storage.bench.data.Bars;
import dev.barkeep.storage.bench.data.PlainBar;
import dev.barkeep.storage.bench.harness.ChildJvm;
import dev.barkeep.storage.bench.harness.Contender;
import dev.barkeep.storage.bench.harness.Median;
import dev.barkeep.storage.bench.harness.Race;
import dev.barkeep.storage.bench.harness.Workload;
import dev.barkeep.storage.bench.harness.WrongAnswerException;
import dev.barkeep.storage.bench.raw.RawDatabase;
import dev.barkeep.storage.bench.start.OursFirstRow;
import dev.barkeep.storage.bench.start.RawFirstRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** W8: from the start of a JVM to the first row of a file that is there, and the most memory that the process takes. */
public final class StartUp implements Workload {

    private static final int BARS = 1_000;

    /** Makes it. */
    public StartUp() {}

    @Override
    public String code() {
        return "W8";
    }

    @Override
    public String title() {
        return "JVM start to first row (raw: with the same pool)";
    }

    @Override
    public boolean runsOn(Backend backend) {
        return backend instanceof SqliteBackend;
    }

    @Override
    public int rounds(int asked) {
        return SHORT_ROUNDS * asked;
    }

    @Override
    public Race open(Backend backend) throws Exception {
        FileSite site = ((SqliteBackend) backend).newSite();
        List<PlainBar> bars = Bars.one(0, BARS, 0);
        try (RawDatabase raw = site.openRaw()) {
            raw.saveAll(bars);
            raw.tidy();
        }
        PlainBar wanted = bars.get(BARS / 2);
        Starting ours = new Starting(OursFirstRow.class, site, wanted);
        Starting raw = new Starting(RawFirstRow.class, site, wanted);
        return new Pair(ours, raw, round -> digest(wanted.toString()), () -> memory(ours, raw), site::close);
    }

    private static long digest(String printed) {
        return printed.hashCode();
    }

    private static List<String> memory(Starting ours, Starting raw) {
        double oursPeak = Median.of(ours.peaks());
        double rawPeak = Median.of(raw.peaks());
        return rawPeak == 0
                ? List.of("peak memory: not known on this system")
                : List.of(String.format(
                        Locale.ROOT,
                        "peak memory: ours %.1f MB, raw %.1f MB, ratio %.2f",
                        oursPeak / 1024,
                        rawPeak / 1024,
                        oursPeak / rawPeak));
    }

    /** Starts a program, with the class path of this one. */
    private static final class Starting implements Contender {

        private final List<String> command;
        private final List<Double> peaks = new ArrayList<>();

        Starting(Class<?> program, FileSite site, PlainBar wanted) {
            command = ChildJvm.command(
                    List.of(),
                    program,
                    site.file().toString(),
                    wanted.ticker(),
                    wanted.date().toString());
        }

        double[] peaks() {
            return peaks.stream().mapToDouble(Double::doubleValue).toArray();
        }

        @Override
        public Checksum run(int round) throws Exception {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String row = lines.readLine();
            return () -> {
                finish(process, lines);
                return digest(String.valueOf(row));
            };
        }

        private void finish(Process process, BufferedReader lines)
                throws IOException, InterruptedException, WrongAnswerException {
            try (lines) {
                String peak = lines.readLine();
                if (process.waitFor() != 0 || peak == null) {
                    throw new WrongAnswerException("the program ended with " + process.exitValue() + ": " + command);
                }
                peaks.add(Double.valueOf(peak));
            }
        }
    }
}
