package dev.barkeep.storage.mybatis.session;

import java.util.stream.Stream;
import org.apache.ibatis.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Where a call of a repository runs: in a transaction of its own, or in one that was begun. What the database throws leaves
 * here translated.
 */
public interface CallScope {

    /**
     * Refuses to go on after the end. Calls check by themselves; long ones ask again on their way.
     *
     * @throws dev.barkeep.storage.error.ClosedException if the storage or the transaction has ended
     */
    void requireOpen();

    /**
     * Says whether a call is a transaction by itself.
     *
     * @return {@code false} if it is a part of one
     */
    boolean commitsCalls();

    /**
     * Reads.
     *
     * @param <R> the result
     * @param doing what is being done, for messages
     * @param call what to do
     * @return its result
     */
    <R extends @Nullable Object> R read(String doing, Call<R> call);

    /**
     * Reads by several statements that see the rows of one moment.
     *
     * @param <R> the result
     * @param doing what is being done, for messages
     * @param call what to do
     * @return its result
     */
    <R extends @Nullable Object> R readOneMoment(String doing, Call<R> call);

    /**
     * Writes, wholly or not at all.
     *
     * @param <R> the result
     * @param doing what is being done, for messages
     * @param call what to do; what it throws rolls back
     * @return its result
     */
    <R extends @Nullable Object> R write(String doing, Call<R> call);

    /**
     * Writes by one short statement, of which the database itself makes a transaction if none was begun: to begin and to end one would be
     * further ways to a server and back.
     *
     * @param <R> the result
     * @param doing what is being done, for messages
     * @param call executes one statement
     * @return its result
     */
    <R extends @Nullable Object> R writeByOneStatement(String doing, Call<R> call);

    /**
     * Reads row by row.
     *
     * @param <T> the row
     * @param doing what is being done, for messages
     * @param query opens the cursor
     * @return the rows, to be closed
     */
    <T> Stream<T> stream(String doing, Call<Cursor<T>> query);
}
