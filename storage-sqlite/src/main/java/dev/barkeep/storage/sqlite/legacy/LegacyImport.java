package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.model.FieldRules;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * Takes a SQLite file of the former application over into a storage, on any backend:
 *
 * <pre>{@code
 * try (Storage storage = Storages.open(config)) {
 *     LegacyReport report = LegacyImport.of(Path.of("trading.db")).run(storage);
 *     report.writeText(System.out);
 * }
 * }</pre>
 *
 * <p>The file is only read, not changed by a byte, and nothing is made beside it. If a program that was killed left a log or a
 * journal beside it that has something in it, a copy of all of them is read, in the temporary folder. The former application
 * should not run meanwhile; if it writes, this fails and says so.
 *
 * <p>Rows keep their times. They are read one by one, and written some thousand in a transaction: in memory at a time are no more
 * than those, the intraday bars of one ticker and day, the signals and performance of one day, the events of one moment (however
 * many they are: equal ones have to stay as many, and all of them in their order), and some thousand lines of the report of each
 * kind; the others wait in a temporary file. After a failure, or a kill, run it again: rows that are there already count as merged, so that the
 * second run adds what the first one had not come to, and a third one nothing. Of rows with the same key the one that was changed later stays,
 * also if it is the target's. If their values are equal nothing is written: the target keeps its own updated_at, also if the
 * file's is later.
 *
 * <p>Run one import into a target at a time. Two at once of one file, or of files that share rows, are not kept apart: signals,
 * performance and events have no key, and each could add the rows that the other is just adding.
 *
 * <p>May be run again with other options, but rows that an earlier run has taken are not taken back: a bar with another interval,
 * or at another moment, is another bar.
 */
public final class LegacyImport {

    private final Path file;
    private final LegacyOptions options;
    private final Chunk chunk;

    private LegacyImport(Path file, LegacyOptions options, Chunk chunk) {
        this.file = FieldRules.required("file", file);
        this.options = FieldRules.required("options", options);
        this.chunk = chunk;
    }

    /**
     * Prepares an import with the defaults.
     *
     * @param file the file of the former application
     * @return the import; nothing is read yet
     */
    public static LegacyImport of(Path file) {
        return of(file, LegacyOptions.DEFAULT);
    }

    /**
     * Prepares an import.
     *
     * @param file the file of the former application
     * @param options what the file does not say
     * @return the import; nothing is read yet
     */
    public static LegacyImport of(Path file, LegacyOptions options) {
        return new LegacyImport(file, options, Chunk.DEFAULT);
    }

    /** For tests: smaller transactions. */
    LegacyImport inChunksOf(Chunk size) {
        return new LegacyImport(file, options, size);
    }

    /**
     * Says what the file is.
     *
     * @return its generation
     * @throws dev.barkeep.storage.error.InvalidDataException if the file is not there, or is none
     * @throws dev.barkeep.storage.error.SchemaMismatchException if it is no file of the former application; it says what it
     *     has
     */
    public LegacyGeneration generation() {
        try (LegacyFile legacy = LegacyFile.open(file, new LegacyTimes(options))) {
            return LegacyGeneration.of(legacy.name(), legacy.columns());
        }
    }

    /**
     * Takes the file over.
     *
     * @param target where to; it may have rows already
     * @return what came of each row
     * @throws dev.barkeep.storage.error.InvalidDataException if the file is not there, or is none
     * @throws dev.barkeep.storage.error.SchemaMismatchException if it is no file of the former application; it says what it
     *     has
     * @throws dev.barkeep.storage.error.CorruptedException if the file is damaged
     * @throws dev.barkeep.storage.error.ConflictException if somebody wrote to the file meanwhile
     * @throws dev.barkeep.storage.error.StorageException if the target fails; what was committed stays, and a further run
     *     goes on
     */
    public LegacyReport run(Storage target) {
        return run(target, progress -> {});
    }

    /**
     * Takes the file over, and tells how far it has come.
     *
     * @param target where to; it may have rows already
     * @param progress told after each transaction, in the thread of the call
     * @return what came of each row
     * @throws dev.barkeep.storage.error.StorageException as of {@link #run(Storage)}
     */
    public LegacyReport run(Storage target, Consumer<LegacyProgress> progress) {
        FieldRules.required("target", target);
        FieldRules.required("progress", progress);
        LegacyTimes times = new LegacyTimes(options);
        try (LegacyFile legacy = LegacyFile.open(file, times)) {
            LegacyGeneration generation = LegacyGeneration.of(legacy.name(), legacy.columns());
            try {
                LegacyReport report = new Takeover(legacy, generation, options, times, target, chunk, progress).run();
                legacy.requireUnchanged();
                return report;
            } catch (SQLException e) {
                // A file that is torn by another's writing looks damaged.
                legacy.requireUnchanged();
                throw LegacyFile.translate(file.toString(), e);
            } catch (InvalidDataException | UnexpectedException e) {
                legacy.requireUnchanged();
                throw e;
            }
        }
    }
}
