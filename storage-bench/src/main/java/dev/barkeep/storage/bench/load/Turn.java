package dev.barkeep.storage.bench.load;

import dev.barkeep.storage.bench.data.Bars;
import dev.barkeep.storage.bench.data.PlainBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that read and write for a while, each one call after the other. */
public final class Turn {

    /** Bars of a range. */
    private static final int RANGE = 50;

    private final Latencies reads = new Latencies();
    private final Latencies writes = new Latencies();
    private final List<Exception> failures = new ArrayList<>();
    private final double seconds;

    private Turn(double seconds) {
        this.seconds = seconds;
    }

    /**
     * What there is, and what is done with it.
     *
     * @param threads how many threads
     * @param writesOfHundred how many of a hundred calls write; the others read a bar or fifty
     * @param tickers series in the database
     * @param each bars of a series
     */
    public record Mix(int threads, int writesOfHundred, int tickers, int each) {

        /**
         * Says the same without writes.
         *
         * @return reads alone
         */
        public Mix readsAlone() {
            return new Mix(threads, 0, tickers, each);
        }
    }

    /**
     * Runs.
     *
     * @param caller whom the threads call
     * @param mix what they call
     * @param millis how long they begin calls
     * @return what came of it
     * @throws InterruptedException if this thread is to end
     */
    public static Turn run(Caller caller, Mix mix, long millis) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(mix.threads());
        try {
            long began = System.nanoTime();
            long end = began + millis * 1_000_000;
            List<Future<Turn>> parts = new ArrayList<>();
            for (int thread = 0; thread < mix.threads(); thread++) {
                SplittableRandom random = new SplittableRandom(thread);
                parts.add(threads.submit(() -> call(caller, mix, random, end)));
            }
            List<Turn> ended = new ArrayList<>();
            for (Future<Turn> part : parts) {
                ended.add(part.get());
            }
            Turn all = new Turn((System.nanoTime() - began) / 1e9);
            ended.forEach(all::add);
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a thread ended", e);
        } finally {
            threads.shutdown();
        }
    }

    private static Turn call(Caller caller, Mix mix, SplittableRandom random, long end) {
        Turn turn = new Turn(0);
        for (long began = System.nanoTime(); began < end; began = System.nanoTime()) {
            boolean write = random.nextInt(100) < mix.writesOfHundred();
            int ticker = random.nextInt(mix.tickers());
            int day = random.nextInt(mix.each());
            try {
                if (write) {
                    caller.save(Bars.of(ticker, day, random.nextInt()));
                } else {
                    read(caller, Bars.of(ticker, day, 0), mix.each() - day, random.nextBoolean());
                }
                (write ? turn.writes : turn.reads).add(System.nanoTime() - began);
            } catch (Exception e) {
                turn.failures.add(e);
            }
        }
        return turn;
    }

    private static void read(Caller caller, PlainBar wanted, int left, boolean one) throws Exception {
        LocalDate from = wanted.date();
        int found = one
                ? caller.find(wanted.ticker(), from) ? 1 : 0
                : caller.range(wanted.ticker(), from, from.plusDays(RANGE));
        if (found != (one ? 1 : Math.min(left, RANGE))) {
            throw new IllegalStateException(found + " bars were found of " + wanted.ticker() + " from " + from);
        }
    }

    private void add(Turn part) {
        reads.addAll(part.reads);
        writes.addAll(part.writes);
        failures.addAll(part.failures);
    }

    /**
     * Counts calls.
     *
     * @return how many ended well in a second
     */
    public double aSecond() {
        return (reads.count() + writes.count()) / seconds;
    }

    /**
     * Says how long reads took.
     *
     * @param part 0.99 for the time within which 99 of 100 ended
     * @return milliseconds
     */
    public double readMillis(double part) {
        return reads.millis(part);
    }

    /**
     * Says how long writes took.
     *
     * @param part as for reads
     * @return milliseconds; 0 if there were none
     */
    public double writeMillis(double part) {
        return writes.millis(part);
    }

    /**
     * Gives what was thrown.
     *
     * @return nothing, if all went well
     */
    public List<Exception> failures() {
        return List.copyOf(failures);
    }
}
