package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.MigrationStatus;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was applied to a database, held against what the library has. */
final class Fit {

    private final Migrations library;
    private final Map<Integer, History.Entry> applied;
    private final int last;

    /**
     * Compares.
     *
     * @param library the scripts of the dialect
     * @param applied the history of the database
     */
    Fit(Migrations library, List<History.Entry> applied) {
        this.library = library;
        this.applied = applied.stream()
                .collect(Collectors.toMap(
                        History.Entry::number, Function.identity(), (one, other) -> other, TreeMap::new));
        this.last = applied.stream().mapToInt(History.Entry::number).max().orElse(0);
    }

    /** Number of the newest that was applied and finished, 0 if none was. */
    int version() {
        return applied.values().stream()
                .filter(entry -> entry.state() == History.State.DONE)
                .mapToInt(History.Entry::number)
                .max()
                .orElse(0);
    }

    /** What is to be applied to reach a version, in order. */
    List<Migration> pending(int version) {
        return library.all().stream()
                .filter(migration -> migration.number() > last && migration.number() <= version)
                .toList();
    }

    /** What is to be taken back to reach a version, newest first. */
    List<Migration> applied(int version) {
        return library.all().stream()
                .filter(migration -> migration.number() > version && applied.containsKey(migration.number()))
                .sorted(Comparator.comparingInt(Migration::number).reversed())
                .toList();
    }

    /** How many were applied. */
    int count() {
        return applied.size();
    }

    /** The one that was begun and not finished; {@code null} if there is none. */
    History.@Nullable Entry unfinished() {
        return applied.values().stream()
                .filter(entry -> entry.state() != History.State.DONE)
                .findFirst()
                .orElse(null);
    }

    SchemaStatus status() {
        Map<Integer, MigrationStatus> all = new TreeMap<>();
        for (Migration migration : library.all()) {
            all.put(migration.number(), status(migration, applied.get(migration.number())));
        }
        for (History.Entry entry : applied.values()) {
            all.computeIfAbsent(
                    entry.number(),
                    number -> status(
                            entry,
                            entry.checksum(),
                            number > library.newest() ? MigrationStatus.State.NEWER : MigrationStatus.State.MISSING));
        }
        return new SchemaStatus(version(), library.newest(), List.copyOf(all.values()));
    }

    private MigrationStatus status(Migration migration, History.@Nullable Entry entry) {
        if (entry == null) {
            MigrationStatus.State state =
                    migration.number() < last ? MigrationStatus.State.LATE : MigrationStatus.State.PENDING;
            return new MigrationStatus(
                    migration.number(), migration.name(), state, migration.checksum(), null, null, null, null);
        }
        return status(
                entry,
                migration.checksum(),
                entry.checksum().equals(migration.checksum())
                        ? MigrationStatus.State.APPLIED
                        : MigrationStatus.State.CHANGED);
    }

    private static MigrationStatus status(History.Entry entry, String checksum, MigrationStatus.State finished) {
        return new MigrationStatus(
                entry.number(),
                entry.name(),
                entry.state() == History.State.DONE ? finished : MigrationStatus.State.UNFINISHED,
                checksum,
                entry.startedAt(),
                entry.finishedAt(),
                entry.appliedBy(),
                entry.libraryVersion());
    }

    /**
     * Refuses a history that this library cannot go on from.
     *
     * @param database names the database in messages
     * @throws SchemaMismatchException with the way out
     */
    void require(String database) {
        if (last > library.newest()) {
            throw new SchemaMismatchException(
                    Reason.NEWER,
                    database + " has schema version " + last + ", this library knows versions up to " + library.newest()
                            + ": use the version of the library that made it, or a newer one",
                    null);
        }
        for (MigrationStatus each : status().migrations()) {
            String which = "migration " + each.number() + " (" + each.name() + ")";
            switch (each.state()) {
                case CHANGED, MISSING -> requireScript(each.number(), database);
                case LATE ->
                    throw new SchemaMismatchException(
                            Reason.LATE,
                            which + " was left out on " + database + ", to which version " + last
                                    + " was applied: roll back to version " + before(each.number())
                                    + " with the library that applied it, and migrate with this one",
                            null);
                case UNFINISHED ->
                    throw new SchemaMismatchException(
                            Reason.UNFINISHED,
                            which + " was begun on " + database + " at " + each.startedAt() + " by "
                                    + each.appliedBy()
                                    + ", and not finished: unless that goes on just now, mend what"
                                    + " stopped it, if anything did, and call repair() of Storages.schema",
                            null);
                default -> {}
            }
        }
    }

    /** The newest that was applied before. */
    private int before(int number) {
        return applied.keySet().stream()
                .mapToInt(Integer::intValue)
                .filter(each -> each < number)
                .max()
                .orElse(0);
    }

    /**
     * Gives the script of one that was applied.
     *
     * @param number its number
     * @param database names the database in messages
     * @return the script of the library
     * @throws SchemaMismatchException if it has none, or another
     */
    Migration requireScript(int number, String database) {
        History.Entry entry = applied.get(number);
        if (entry == null) {
            throw new IllegalArgumentException("migration " + number + " was not applied");
        }
        String which = "migration " + entry.number() + " (" + entry.name() + ") was applied to " + database
                + " by version " + entry.libraryVersion() + " of the library";
        Migration migration = library.find(number)
                .orElseThrow(() -> new SchemaMismatchException(
                        Reason.MISSING,
                        which + ", and this one lacks it: use the version that applied it, or a newer one that has it",
                        null));
        if (!migration.checksum().equals(entry.checksum())) {
            throw new SchemaMismatchException(
                    Reason.CHANGED,
                    which + " from another script than this one has (SHA-256 " + entry.checksum() + " there, "
                            + migration.checksum() + " here): use the version that applied it. A script is never edited"
                            + " once it was released",
                    null);
        }
        return migration;
    }
}
