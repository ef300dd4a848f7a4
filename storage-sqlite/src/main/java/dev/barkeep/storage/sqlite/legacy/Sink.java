package dev.barkeep.storage.sqlite.legacy;

/**
 * Where rows go that can be taken.
 *
 * @param <T> the record
 */
interface Sink<T> {

    /** Takes the next row, in the order of its table. */
    void add(Candidate<T> candidate);

    /** Takes what is still waiting. */
    void end();
}
