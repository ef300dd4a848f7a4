package dev.barkeep.storage.mybatis.repository;

import java.time.Instant;

/**
 * A row that is to be numbered. The one mutable parameter there is: MyBatis puts the number into it.
 *
 * @param <T> the record
 */
final class NewRow<T> {

    private final T row;
    private final Instant created;
    private final Instant now;
    private long id;

    /**
     * Makes a parameter.
     *
     * @param row the record
     * @param created becomes created_at
     * @param now becomes updated_at
     */
    public NewRow(T row, Instant created, Instant now) {
        this.row = row;
        this.created = created;
        this.now = now;
    }

    /**
     * Gives the record.
     *
     * @return the record
     */
    public T getRow() {
        return row;
    }

    /**
     * Gives the time of its creation.
     *
     * @return the moment
     */
    public Instant getCreated() {
        return created;
    }

    /**
     * Gives the time of its last change.
     *
     * @return the moment
     */
    public Instant getNow() {
        return now;
    }

    /**
     * Gives the number.
     *
     * @return the number after the insert, 0 before
     */
    public long getId() {
        return id;
    }

    /**
     * Sets the number.
     *
     * @param id what the database gave
     */
    public void setId(long id) {
        this.id = id;
    }
}
