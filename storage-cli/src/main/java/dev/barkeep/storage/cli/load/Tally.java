package dev.barkeep.storage.cli.load;

import dev.barkeep.storage.repository.SaveResult;

/** Counts the rows of a call. */
final class Tally {

    private long written;
    private long unchanged;
    private long refused;
    private long doubtful;
    private long rounded;

    void saved(SaveResult result) {
        written += result.written();
        unchanged += result.unchanged();
    }

    void unchanged() {
        unchanged++;
    }

    void refused() {
        refused++;
    }

    void doubtful() {
        doubtful++;
    }

    void rounded() {
        rounded++;
    }

    long written() {
        return written;
    }

    long unchangedRows() {
        return unchanged;
    }

    long refusedRows() {
        return refused;
    }

    long doubtfulRows() {
        return doubtful;
    }

    long roundedRows() {
        return rounded;
    }
}
