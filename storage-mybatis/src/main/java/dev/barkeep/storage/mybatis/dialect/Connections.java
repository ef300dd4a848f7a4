package dev.barkeep.storage.mybatis.dialect;

/**
 * The connections of an open database, and how its calls share them.
 *
 * @param writers where transactions that may write get one
 * @param readers where reads get one; the same pool unless they have one of their own
 * @param sharing who waits for whom
 */
public record Connections(ConnectionPool writers, ConnectionPool readers, Sharing sharing) implements AutoCloseable {

    /** Who waits for whom. */
    public enum Sharing {
        /** Any connection serves any call; who comes waits if all are in use. */
        ANY_FOR_ALL,
        /** One connection writes, others read beside it: reads never wait for a transaction. */
        ONE_WRITER,
        /** One connection for everything: whoever comes second waits. */
        ONE_FOR_ALL
    }

    /**
     * Shares one pool.
     *
     * @param pool the pool
     * @return its connections, any of which serves any call
     */
    public static Connections anyForAll(ConnectionPool pool) {
        return new Connections(pool, pool, Sharing.ANY_FOR_ALL);
    }

    /**
     * Shares a single connection.
     *
     * @param pool a pool of one
     * @return that connection
     */
    public static Connections oneForAll(ConnectionPool pool) {
        return new Connections(pool, pool, Sharing.ONE_FOR_ALL);
    }

    /**
     * Has reads beside one writer.
     *
     * @param writer a pool of one
     * @param readers the others
     * @return both
     */
    public static Connections oneWriter(ConnectionPool writer, ConnectionPool readers) {
        return new Connections(writer, readers, Sharing.ONE_WRITER);
    }

    /** Closes the connections that nobody uses, and the others when they come back. */
    public void renew() {
        writers.renew();
        if (readers != writers) {
            readers.renew();
        }
    }

    /** Closes what we opened. */
    @Override
    public void close() {
        if (readers != writers) {
            readers.close();
        }
        writers.close();
    }
}
