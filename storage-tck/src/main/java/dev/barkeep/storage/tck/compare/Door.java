package dev.barkeep.storage.tck.compare;

import dev.barkeep.storage.model.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * The way that a call takes.
 *
 * @param place on what it is called
 * @param timestamps the times of {@code withTimestamps}, or {@code null} if it is called past that
 */
record Door(Place place, @Nullable Timestamps timestamps) {

    static final Door STORAGE = new Door(Place.STORAGE, null);
    static final Door TRANSACTION = new Door(Place.TRANSACTION, null);

    /** On what a call is made. */
    enum Place {
        STORAGE("storage"),
        TRANSACTION("tx"),
        /** A second storage on the same database. */
        SECOND("second");

        private final String words;

        Place(String words) {
            this.words = words;
        }
    }

    Door with(@Nullable Timestamps times) {
        return new Door(place, times);
    }

    String words() {
        return place.words + (timestamps == null ? "" : ".withTimestamps(" + Words.of(timestamps) + ")");
    }
}
