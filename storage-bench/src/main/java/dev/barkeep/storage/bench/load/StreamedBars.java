package dev.barkeep.storage.bench.load;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.bench.data.Bars;
import dev.barkeep.storage.bench.data.Digest;
import dev.barkeep.storage.bench.harness.PeakMemory;
import dev.barkeep.storage.bench.workload.Records;
import dev.barkeep.storage.model.DailyData;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that saves bars from a stream and reads them back as one, in a JVM that could not hold them. */
public final class StreamedBars {

    /** Bars of a series. */
    static final int EACH = 2_000;

    private StreamedBars() {}

    /**
     * What it prints, in a line of numbers.
     *
     * @param saveMillis how long saving took
     * @param readMillis how long reading took
     * @param peakKilobytes the most memory of the process, 0 if it is not known
     */
    public record Outcome(long saveMillis, long readMillis, long peakKilobytes) {

        /**
         * Reads the line.
         *
         * @param line what was printed
         * @return the numbers
         */
        public static Outcome parse(String line) {
            long[] numbers = Arrays.stream(line.split(" ", -1))
                    .mapToLong(Long::parseLong)
                    .toArray();
            return new Outcome(numbers[0], numbers[1], numbers[2]);
        }

        @Override
        public String toString() {
            return saveMillis + " " + readMillis + " " + peakKilobytes;
        }
    }

    /**
     * Runs on the database of the environment.
     *
     * @param arguments how many bars
     * @throws IOException if the memory cannot be asked for
     */
    public static void main(String[] arguments) throws IOException {
        long rows = Long.parseLong(arguments[0]);
        try (Storage storage = Storages.open(StorageConfig.fromEnvironment())) {
            Digest saved = new Digest();
            long began = System.nanoTime();
            storage.dailyData().saveAll(Bars.stream(rows, EACH).peek(saved::bar).map(Records::of));
            long between = System.nanoTime();
            Digest read = new Digest();
            try (Stream<DailyData> bars = storage.dailyData().streamAll()) {
                bars.forEach(bar -> Records.add(read, bar));
            }
            long ended = System.nanoTime();
            if (read.value() != saved.value()) {
                throw new IllegalStateException("what was read is not what was saved");
            }
            System.out.println(new Outcome(
                    TimeUnit.NANOSECONDS.toMillis(between - began),
                    TimeUnit.NANOSECONDS.toMillis(ended - between),
                    PeakMemory.kilobytes()));
        }
    }
}
