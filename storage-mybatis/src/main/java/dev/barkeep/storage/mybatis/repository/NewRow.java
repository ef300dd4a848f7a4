package dev.barkeep.storage.mybatis.repository;

import java.time.Instant;

/**
 * A row that is to be numbered. The one mutable parameter there is: MyBatis puts the number into it.
 *
 * @param <T> the record
 */
final class NewRow<T> {

    private final T row;
    private final Instant now;
    private long id;

    /**
     * Makes a parameter.
     *
     * @param row the record
     * @param now becomes created_at and updated_at
     */
    public NewRow(T row, Instant now) {
        this.row = row;
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
     * Gives the moment at which it is stored.
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
