package dev.barkeep.examples.quickstart;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a long step is: a bar on a terminal, a line at each quarter anywhere else. */
final class Progress implements AutoCloseable {

    private final String task;
    private final long total;
    private final PrintStream out;
    private final @Nullable ProgressBar bar;

    private long done;
    private long shownQuarters;

    private Progress(String task, long total, PrintStream out, @Nullable ProgressBar bar) {
        this.task = task;
        this.total = total;
        this.out = out;
        this.bar = bar;
    }

    /** Begins a step of a known number of rows. */
    static Progress start(String task, long total, PrintStream out) {
        if (!isTerminal()) {
            return new Progress(task, total, out, null);
        }
        ProgressBar bar = ProgressBar.builder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(100)
                .setConsumer(new ConsoleProgressBarConsumer(out))
                .build();
        return new Progress(task, total, out, bar);
    }

    /** One more row is done. */
    void step() {
        done++;
        if (bar != null) {
            bar.step();
            return;
        }
        long quarters = total == 0 ? 0 : done * 4 / total;
        if (quarters > shownQuarters) {
            shownQuarters = quarters;
            out.printf(Locale.ROOT, "%s: %,d of %,d%n", task, done, total);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // Below Java 22 null is the answer; above, the next lines ask.
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console also where there is no terminal.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
