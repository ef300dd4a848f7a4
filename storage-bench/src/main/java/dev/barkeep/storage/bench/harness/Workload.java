package dev.barkeep.storage.bench.harness;

import dev.barkeep.storage.bench.backend.Backend;

/** Something that users do, to be measured on a database. */
public interface Workload {

    /** How many rounds a workload of a second or less has for one of a long one: its rounds scatter more, and cost less. */
    int SHORT_ROUNDS = 3;

    /**
     * Gives its short name.
     *
     * @return W1 to W13
     */
    String code();

    /**
     * Says what is done.
     *
     * @return some words for the table
     */
    String title();

    /**
     * Says whether it makes sense on a database.
     *
     * @param backend the database
     * @return {@code false} if it is left out there
     */
    default boolean runsOn(Backend backend) {
        return true;
    }

    /**
     * Says how many rounds count.
     *
     * @param asked how many the user wants
     * @return the same, or {@link #SHORT_ROUNDS} times as many
     */
    default int rounds(int asked) {
        return asked;
    }

    /**
     * Makes the rows that the contenders need.
     *
     * @param backend the database
     * @return the race; to be closed
     * @throws Exception whatever goes wrong; it ends the run
     */
    Race open(Backend backend) throws Exception;
}
