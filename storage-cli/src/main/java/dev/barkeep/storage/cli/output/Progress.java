package dev.barkeep.storage.cli.output;

import dev.barkeep.storage.cli.shell.Shell;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far long work is: a bar with rate and remaining time on a terminal, a line every few seconds anywhere else. Goes to
 * standard error. For one thread.
 */
public final class Progress implements AutoCloseable {

    /** Says that nobody knows how much there is. */
    public static final long UNKNOWN = -1;

    private static final long LINE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int UPDATE_MILLIS = 200;

    private final String task;
    private final String unit;
    private final long total;
    private final Shell shell;
    private final @Nullable ProgressBar bar;
    private final long begun = System.nanoTime();

    private long done;
    private long shownAt = begun;

    private Progress(String task, String unit, long total, Shell shell, @Nullable ProgressBar bar) {
        this.task = task;
        this.unit = unit;
        this.total = total;
        this.shell = shell;
        this.bar = bar;
    }

    /**
     * Begins.
     *
     * @param shell where it is shown
     * @param task what is done, in a word or two
     * @param unit what is counted: rows, bytes
     * @param total how many there are, or {@link #UNKNOWN}
     * @return to be closed
     */
    public static Progress start(Shell shell, String task, String unit, long total) {
        return new Progress(task, unit, total, shell, shell.terminal() == null ? null : bar(shell, task, unit, total));
    }

    private static ProgressBar bar(Shell shell, String task, String unit, long total) {
        ProgressBarBuilder builder = ProgressBar.builder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setConsumer(new ConsoleProgressBarConsumer(shell.err()));
        return builder.build();
    }

    /**
     * Tells that more is done.
     *
     * @param more how much more
     */
    public void step(long more) {
        done += more;
        if (bar != null) {
            bar.stepBy(more);
            return;
        }
        long now = System.nanoTime();
        if (now - shownAt >= LINE_NANOS) {
            shownAt = now;
            shell.tell(line(now));
        }
    }

    /**
     * Gives what was done so far.
     *
     * @return the sum of all steps
     */
    public long done() {
        return done;
    }

    private String line(long now) {
        double seconds = (now - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        double rate = done / seconds;
        String all = total == UNKNOWN ? "" : String.format(Locale.ROOT, " of %,d", total);
        String left = total == UNKNOWN || done == 0
                ? ""
                : String.format(Locale.ROOT, ", %,.0f s left", Math.max(0, total - done) / rate);
        return String.format(Locale.ROOT, "%s: %,d%s %s, %,.0f/s%s", task, done, all, unit, rate, left);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
