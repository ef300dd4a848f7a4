package dev.barkeep.storage.bench.harness;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What came of a workload on a database. */
public sealed interface Result {

    /**
     * Names the database.
     *
     * @return its id
     */
    String backend();

    /**
     * Names the workload.
     *
     * @return its short name
     */
    String workload();

    /**
     * Says what was done.
     *
     * @return some words
     */
    String title();

    /**
     * Both were right, and these are their times.
     *
     * @param backend the id of the database
     * @param workload the short name of the workload
     * @param title what was done
     * @param rounds the rounds that count, 1 or more
     * @param notes what else was found
     */
    record Measured(String backend, String workload, String title, List<Round> rounds, List<String> notes)
            implements Result {

        /** Makes it of copies. */
        public Measured {
            rounds = List.copyOf(rounds);
            notes = List.copyOf(notes);
        }

        /**
         * Says what counts: within a round both met the same machine, so its ratio is taken first.
         *
         * @return the median over the rounds of ours to raw
         */
        public double ratio() {
            return median(Round::ratio);
        }

        /**
         * Gives the library's time.
         *
         * @return the median over the rounds, in milliseconds
         */
        public double oursMillis() {
            return median(Round::oursNanos) / 1e6;
        }

        /**
         * Gives the other's time.
         *
         * @return the median over the rounds, in milliseconds
         */
        public double rawMillis() {
            return median(Round::rawNanos) / 1e6;
        }

        private double median(ToDoubleFunction<Round> value) {
            return Median.of(rounds.stream().mapToDouble(value).toArray());
        }
    }

    /**
     * One of them was wrong, so there are no figures.
     *
     * @param backend the id of the database
     * @param workload the short name of the workload
     * @param title what was done
     * @param reason who was wrong, and when
     */
    record Wrong(String backend, String workload, String title, String reason) implements Result {}
}
