package dev.barkeep.storage.bench.backend;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.bench.raw.RawDatabase;
import java.io.IOException;

/** A database product with a place where databases can be made. */
public interface Backend extends AutoCloseable {

    /**
     * Gives its short name.
     *
     * @return like {@code sqlite}
     */
    String id();

    /**
     * Makes a database.
     *
     * @return one with the library's tables, made by the library, and no rows; to be closed
     * @throws Exception if it cannot be made
     */
    Site newSite() throws Exception;

    @Override
    void close() throws IOException;

    /** A database that goes when it is closed. */
    interface Site extends AutoCloseable {

        /**
         * Says where it is.
         *
         * @return as in {@code DATABASE_URL}; has the password
         */
        String url();

        /**
         * Opens the library on it.
         *
         * @return a storage; to be closed
         */
        Storage openStorage();

        /**
         * Opens raw JDBC on it.
         *
         * @return connections; to be closed
         * @throws Exception if there are none
         */
        RawDatabase openRaw() throws Exception;

        @Override
        void close() throws IOException;
    }
}
