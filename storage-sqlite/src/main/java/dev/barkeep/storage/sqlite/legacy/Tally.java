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

    /** Notes of all tables. */
    record Kinds(Notes refusals, Notes merges, Notes doubtful, Notes replaced) {
        Kinds() {
            this(new Notes(), new Notes(), new Notes(), new Notes());
        }
    }

    private final String table;
    private final Kinds notes;
    private final Consumer<LegacyProgress> progress;
    private long read;
    private long taken;
    private long merged;
    private long rounded;
    private long refused;
    private long doubtfulInAll;
    private long replacedInAll;
    private final List<String> decisions = new ArrayList<>();

    Tally(String table, Kinds notes, Consumer<LegacyProgress> progress) {
        this.table = table;
        this.notes = notes;
        this.progress = progress;
    }

    void read() {
        read++;
    }

    void refused(String key, String field, String value, String reason) {
        refused++;
        notes.refusals.append(new RowNote(table, key, field, value, reason));
    }

    /** Keeps what was done to the values of a row that can be taken. */
    void accepted(LegacyRow row) {
        rounded += row.isRounded() ? 1 : 0;
        row.notes().stream().limit(Math.max(0, NAMED - replacedInAll)).forEach(notes.replaced::append);
        replacedInAll += row.notes().size();
    }

    void doubtful(String key, String value) {
        doubtfulInAll++;
        if (doubtfulInAll <= NAMED) {
            notes.doubtful.append(new RowNote(table, key, "prices", value, "the prices do not fit together"));
        }
    }

    /** Keeps that the values of a row gave way to others. */
    void gaveWay(String key, String value, String why) {
        notes.merges.append(new RowNote(table, key, "updated_at", value, why));
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
        return new TableCounts(table, read, taken, merged, refused, rounded);
    }

    List<String> decisions() {
        if (doubtfulInAll > NAMED) {
            decided(doubtfulInAll + " bars are doubtful; the first " + NAMED + " are listed");
        }
        if (replacedInAll > NAMED) {
            decided(replacedInAll + " values were taken for something else; the first " + NAMED + " are listed");
        }
        return decisions;
    }
}
