package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.sqlite.legacy.LegacyReport.RowNote;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.TableCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Counts what becomes of the rows of a table, and keeps what has to be said of them. */
final class Tally {

    /** Of rows that were taken no more than so many are named; of those that were not, all are. */
    private static final int NAMED = 10_000;

    private final String table;
    private final Consumer<LegacyProgress> progress;
    private long read;
    private long taken;
    private long merged;
    private long rounded;
    private long doubtfulInAll;
    private long replacedInAll;
    private final List<RowNote> refusals = new ArrayList<>();
    private final List<RowNote> merges = new ArrayList<>();
    private final List<RowNote> doubtful = new ArrayList<>();
    private final List<RowNote> replaced = new ArrayList<>();
    private final List<String> decisions = new ArrayList<>();

    Tally(String table, Consumer<LegacyProgress> progress) {
        this.table = table;
        this.progress = progress;
    }

    void read() {
        read++;
    }

    void refused(String key, String field, String value, String reason) {
        refusals.add(new RowNote(table, key, field, value, reason));
    }

    /** Keeps what was done to the values of a row that can be taken. */
    void accepted(LegacyRow row) {
        rounded += row.isRounded() ? 1 : 0;
        replacedInAll += row.notes().size();
        row.notes().stream().limit(NAMED - replaced.size()).forEach(replaced::add);
    }

    void doubtful(String key, String value) {
        doubtfulInAll++;
        if (doubtful.size() < NAMED) {
            doubtful.add(new RowNote(table, key, "prices", value, "the prices do not fit together"));
        }
    }

    /** Keeps that the values of a row gave way to others. */
    void gaveWay(String key, String value, String why) {
        merges.add(new RowNote(table, key, "updated_at", value, why));
    }

    void decided(String decision) {
        decisions.add(table + ": " + decision);
    }

    /** Counts what was committed. */
    void committed(long newRows, long mergedRows) {
        taken += newRows;
        merged += mergedRows;
        progress.accept(new LegacyProgress(table, read));
    }

    TableCounts counts() {
        return new TableCounts(table, read, taken, merged, refusals.size(), rounded);
    }

    List<RowNote> refusals() {
        return refusals;
    }

    List<RowNote> merges() {
        return merges;
    }

    List<RowNote> doubtful() {
        return doubtful;
    }

    List<RowNote> replaced() {
        return replaced;
    }

    List<String> decisions() {
        if (doubtfulInAll > doubtful.size()) {
            decided(doubtfulInAll + " bars are doubtful; the first " + NAMED + " are listed");
        }
        if (replacedInAll > replaced.size()) {
            decided(replacedInAll + " values were taken for something else; the first " + NAMED + " are listed");
        }
        return decisions;
    }
}
