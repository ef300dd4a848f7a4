package dev.barkeep.storage.bench.harness;

/** One of the two sides of a race. */
public interface Contender {

    /**
     * Gets ready, outside of the clock.
     *
     * @param round the number of the round, from 0, those that warm up included
     * @throws Exception whatever goes wrong; it ends the run
     */
    default void before(int round) throws Exception {}

    /**
     * Does what is measured.
     *
     * @param round the number of the round
     * @return what computes the checksum of what was done, after the clock has stopped
     * @throws Exception whatever goes wrong; it ends the run
     */
    Checksum run(int round) throws Exception;

    /**
     * Clears away, outside of the clock and after the checksum.
     *
     * @param round the number of the round
     * @throws Exception whatever goes wrong; it ends the run
     */
    default void after(int round) throws Exception {}

    /** Computes the checksum of what a contender did. */
    @FunctionalInterface
    interface Checksum {

        /**
         * Computes it.
         *
         * @return the checksum
         * @throws Exception whatever goes wrong; it ends the run
         */
        long compute() throws Exception;
    }
}
