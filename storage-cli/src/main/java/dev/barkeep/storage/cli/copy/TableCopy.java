package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.RetryPolicy;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.table.TableColumn;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.Stored;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies a table. What the target has already is left alone, so that a copy which was ended in the middle is gone on with by making
 * it again. Rows are put in chunks, each of which is stored wholly or not at all.
 */
final class TableCopy<T> implements MergeWalk.Visitor<T> {

    private static final int CHUNK_ROWS = 10_000;

    /** Some million-character texts are as much as ten thousand bars, and more at once would be too much for a small machine. */
    private static final long CHUNK_CHARACTERS = 2_000_000;

    private final TableFormat<T> format;
    private final Storage target;
    private final CopyRules rules;
    private final Progress progress;
    private final List<Stored<T>> chunk = new ArrayList<>();
    private long characters;
    private long read;
    private long put;
    private long other;

    private TableCopy(TableFormat<T> format, Storage target, CopyRules rules, Progress progress) {
        this.format = format;
        this.target = target;
        this.rules = rules;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param format the table
     * @param read rows of the source
     * @param put those that were new to the target, or newer
     * @param other rows that only the target has
     * @param nanos how long it took
     */
    record Outcome(TableFormat<?> format, long read, long put, long other, long nanos) {}

    static <T> Outcome of(TableFormat<T> format, RowSource source, Storage target, CopyRules rules, Progress progress) {
        long begun = System.nanoTime();
        TableCopy<T> copy = new TableCopy<>(format, target, rules, progress);
        MergeWalk.over(format, source, new StorageRows(target), rules.window(format), copy);
        copy.putChunk();
        return new Outcome(format, copy.read, copy.put, copy.other, System.nanoTime() - begun);
    }

    @Override
    public void onlyInSource(Stored<T> row) {
        read++;
        add(row);
    }

    @Override
    public void onlyInTarget(Stored<T> row) {
        if (rules.refusesOtherRows()) {
            throw cameMeanwhile(row);
        }
        other++;
    }

    @Override
    public void inBoth(Stored<T> source, Stored<T> inTarget) {
        read++;
        if (source.equals(inTarget)) {
            progress.step(1);
            return;
        }
        if (rules.refusesOtherRowOfSameKey(format) && OtherRowCheck.isAnother(format, source, inTarget)) {
            throw cameMeanwhile(inTarget);
        }
        add(source);
    }

    private CommandException cameMeanwhile(Stored<T> row) {
        return CommandException.refused(format.table() + " of " + target.info().url() + " got "
                + RowKey.of(format, row) + " from somebody else during the copy; what was copied so far is kept: stop"
                + " the other writer, or see --merge, and copy again");
    }

    private void add(Stored<T> row) {
        chunk.add(row);
        for (TableColumn<T> column : format.columns()) {
            if (column.value().apply(row.value()) instanceof String text) {
                characters += text.length();
            }
        }
        if (chunk.size() == CHUNK_ROWS || characters >= CHUNK_CHARACTERS) {
            putChunk();
        }
    }

    private void putChunk() {
        if (!chunk.isEmpty()) {
            target.useTransaction(
                    RetryPolicy.DEFAULT, in -> in.rows(format.table()).putAll(chunk.stream()));
            put += chunk.size();
            progress.step(chunk.size());
            chunk.clear();
            characters = 0;
        }
    }
}
