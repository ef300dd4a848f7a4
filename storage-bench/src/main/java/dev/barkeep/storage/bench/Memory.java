package dev.barkeep.storage.bench;

import dev.barkeep.storage.bench.backend.Backend;
import dev.barkeep.storage.bench.backend.Backend.Site;
import dev.barkeep.storage.bench.harness.ChildJvm;
import dev.barkeep.storage.bench.load.StreamedBars;
import dev.barkeep.storage.bench.load.StreamedBars.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** More bars than fit into memory. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Saves bars from a stream and reads them back as a stream, with their checksum, in a JVM whose heap cannot hold them.",
            "Ends with 1 if that fails anywhere."
        })
final class Memory implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final Databases databases = new Databases();

    @Option(names = "--rows", description = "How many bars. Default: ${DEFAULT-VALUE}.")
    private long rows = 10_000_000;

    @Option(
            names = "--heap",
            paramLabel = "<megabytes>",
            description = "The greatest heap of the JVM. Default: ${DEFAULT-VALUE}.")
    private int heap = 96;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println("| database | bars | heap, MB | saved a second | read a second | peak of the process, MB |");
        out.println("|---|---:|---:|---:|---:|---:|");
        boolean[] held = {true};
        boolean complete = databases.each(spec.commandLine().getErr(), backend -> held[0] &= measure(backend, out));
        return complete && held[0] ? 0 : 1;
    }

    private boolean measure(Backend backend, PrintWriter out) throws Exception {
        try (Site site = backend.newSite()) {
            ProcessBuilder child = new ProcessBuilder(
                            ChildJvm.command(List.of("-Xmx" + heap + "m"), StreamedBars.class, String.valueOf(rows)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            // Not among the arguments, where every user of the machine sees the password.
            child.environment().put("DATABASE_URL", site.url());
            child.environment().put("DB_POOL_SIZE", "1");
            String line = run(child);
            out.println(line.isEmpty() ? row(backend, "failed", "failed", "") : row(backend, Outcome.parse(line)));
            out.flush();
            return !line.isEmpty();
        }
    }

    /** Gives what the child printed; nothing if it failed, which it has said itself. */
    private static String run(ProcessBuilder child) throws IOException, InterruptedException {
        Process process = child.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? printed : "";
    }

    private String row(Backend backend, Outcome outcome) {
        return row(
                backend,
                aSecond(outcome.saveMillis()),
                aSecond(outcome.readMillis()),
                String.format(Locale.ROOT, "%.0f", outcome.peakKilobytes() / 1024.0));
    }

    private String row(Backend backend, String saved, String read, String peak) {
        return String.format(
                Locale.ROOT, "| %s | %,d | %d | %s | %s | %s |", backend.id(), rows, heap, saved, read, peak);
    }

    private String aSecond(long millis) {
        return String.format(Locale.ROOT, "%,d", rows * 1000 / Math.max(1, millis));
    }
}
