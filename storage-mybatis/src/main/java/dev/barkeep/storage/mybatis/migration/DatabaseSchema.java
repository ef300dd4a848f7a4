package dev.barkeep.storage.mybatis.migration;

import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a database, made and changed under the lock of its dialect. All calls are on a connection that is in no transaction. */
public final class DatabaseSchema {

    /** The names of all tables. */
    static final Set<String> OURS = Stream.concat(
                    Stream.of(History.TABLE), Tables.ALL.stream().map(Table::name))
            .collect(Collectors.toUnmodifiableSet());

    private final Dialect dialect;
    private final String database;
    private final Migrations migrations;
    private final History history;
    private final Migrator migrator;
    private final SchemaLock lock;

    /**
     * Makes the schema.
     *
     * @param dialect the product of the database
     * @param database names the database in messages
     */
    public DatabaseSchema(Dialect dialect, String database) {
        this.dialect = dialect;
        this.database = database;
        this.migrations = Migrations.of(dialect);
        this.history = new History(dialect.id());
        this.migrator = new Migrator(dialect, history);
        this.lock = new SchemaLock(dialect, database);
    }

    /**
     * Brings the tables up to date, after seeing that the names they need are free or ours. Tables that are current are only
     * read, so that a user without the right to make any can open them.
     *
     * @param connection the database
     * @param patience how long to wait for others who do so too
     * @throws SQLException from the driver
     * @throws SchemaMismatchException if the names are taken, or the tables are newer than this library, or not whole
     */
    public void migrate(Connection connection, Duration patience) throws SQLException {
        boolean current = seemsCurrent(connection);
        prepare(connection, patience);
        if (!current) {
            lock.hold(connection, patience, () -> {
                // Again, now that nobody else can: they may have been made in the meantime.
                if (!isCurrent(connection)) {
                    apply(connection, migrations.newest());
                }
            });
        }
    }

    /** Without the lock what somebody is about to finish looks as if it had been left. */
    private boolean seemsCurrent(Connection connection) throws SQLException {
        try {
            return isCurrent(connection);
        } catch (SchemaMismatchException e) {
            if (e.reason() != Reason.UNFINISHED) {
                throw e;
            }
            return false;
        }
    }

    /**
     * Sets what the database itself keeps, and leaves the tables alone.
     *
     * @param connection the database
     * @param patience how long to wait for others who do so too
     * @throws SQLException from the driver
     */
    public void prepare(Connection connection, Duration patience) throws SQLException {
        dialect.prepare(connection, database, patience);
    }

    /**
     * Refuses tables that are not up to date.
     *
     * @param connection the database
     * @throws SQLException from the driver
     * @throws SchemaMismatchException as {@link #migrate}, and if migrations are pending
     */
    public void requireCurrent(Connection connection) throws SQLException {
        if (!isCurrent(connection)) {
            throw new SchemaMismatchException(
                    Reason.PENDING,
                    database + " has schema version " + version(connection) + ", this library needs "
                            + migrations.newest()
                            + ", and the policy is to change nothing: call migrate() of Storages.schema, or"
                            + " have the statements of script() applied by who may",
                    null);
        }
    }

    /**
     * Applies migrations up to a version.
     *
     * @param connection the database
     * @param version what to reach
     * @param patience how long to wait for others who change the tables
     * @throws SQLException from the driver
     * @throws SchemaMismatchException as {@link #migrate}
     * @throws InvalidDataException if there is no such version from the present one on
     */
    public void migrateTo(Connection connection, int version, Duration patience) throws SQLException {
        look(connection);
        prepare(connection, patience);
        lock.hold(connection, patience, () -> {
            Fit fit = look(connection).fit();
            fit.require(database);
            int present = fit.version();
            if (version < present
                    || version > migrations.newest()
                    || (version > 0 && migrations.find(version).isEmpty())) {
                throw new InvalidDataException(
                        "version",
                        version,
                        "must be one from " + present + ", the present version, to " + migrations.newest());
            }
            apply(connection, version);
        });
    }

    private void apply(Connection connection, int version) throws SQLException {
        Fit fit = fit(connection);
        fit.require(database);
        List<Migration> pending = fit.pending(version);
        if (!pending.isEmpty()) {
            history.prepare(connection, migrations);
        }
        migrator.apply(connection, pending);
    }

    /**
     * Takes the newest migrations back.
     *
     * @param connection the database
     * @param steps how many
     * @param patience how long to wait for others who change the tables
     * @throws SQLException from the driver
     * @throws SchemaMismatchException as {@link #migrate}
     * @throws InvalidDataException if fewer were applied
     */
    public void rollback(Connection connection, int steps, Duration patience) throws SQLException {
        takeBack(connection, patience, fit -> {
            List<Migration> applied = fit.applied(0);
            if (steps < 0 || steps > applied.size()) {
                throw new InvalidDataException(
                        "steps", steps, "must be 0 to " + applied.size() + ", as many as were applied");
            }
            return applied.subList(0, steps);
        });
    }

    /**
     * Takes migrations back, newest first.
     *
     * @param connection the database
     * @param version what to go back to; 0 leaves nothing of ours
     * @param patience how long to wait for others who change the tables
     * @throws SQLException from the driver
     * @throws SchemaMismatchException as {@link #migrate}
     * @throws InvalidDataException if there is no such version below the present one
     */
    public void rollbackTo(Connection connection, int version, Duration patience) throws SQLException {
        takeBack(connection, patience, fit -> {
            if (version < 0
                    || version > fit.version()
                    || (version > 0 && migrations.find(version).isEmpty())) {
                throw new InvalidDataException(
                        "version", version, "must be 0 to " + fit.version() + ", the present version");
            }
            return fit.applied(version);
        });
    }

    private void takeBack(Connection connection, Duration patience, Function<Fit, List<Migration>> which)
            throws SQLException {
        lock.hold(connection, patience, () -> {
            Fit fit = look(connection).fit();
            fit.require(database);
            List<Migration> back = which.apply(fit);
            if (!back.isEmpty()) {
                history.prepare(connection, migrations);
            }
            migrator.undo(connection, back);
            if (back.size() == fit.count() && !History.isMissing(connection)) {
                History.execute(connection, History.DROP);
            }
        });
    }

    /**
     * Finishes what was begun and not finished, if anything was.
     *
     * @param connection the database
     * @param patience how long to wait for others who change the tables
     * @throws SQLException from the driver; what could not be finished forward was taken back then, unless it
     *     may pass or rows would go
     * @throws SchemaMismatchException if the library lacks the script, or has another of its number
     */
    public void repair(Connection connection, Duration patience) throws SQLException {
        lock.hold(connection, patience, () -> {
            Fit fit = fit(connection);
            History.@Nullable Entry unfinished = fit.unfinished();
            if (unfinished != null) {
                migrator.repair(connection, fit.requireScript(unfinished.number(), database), unfinished.state());
            }
        });
    }

    /**
     * Marks as applied what the tables show that somebody else made, if there is no history.
     *
     * @param connection the database
     * @param patience how long to wait for others who change the tables
     * @throws SQLException from the driver
     * @throws SchemaMismatchException if the tables are those of no version
     */
    public void baseline(Connection connection, Duration patience) throws SQLException {
        lock.hold(connection, patience, () -> {
            if (fit(connection).count() > 0) {
                return;
            }
            if (LiveTables.names(connection).contains(History.TABLE) && History.isMissing(connection)) {
                throw ofOthers(connection, Set.of(History.TABLE));
            }
            List<Migration> shown = new Fit(migrations, List.of()).pending(versionShown(connection));
            history.prepare(connection, migrations);
            for (Migration migration : shown) {
                history.add(connection, migration, History.now(), History.State.DONE);
            }
        });
    }

    /** The newest version whose tables are exactly these. */
    private int versionShown(Connection connection) throws SQLException {
        List<SchemaDifference> differences = List.of();
        for (int version = migrations.newest(); version > 0; version--) {
            List<SchemaDifference> from = new SchemaDrift(dialect.catalogue(), Tables.at(version)).verify(connection);
            if (from.isEmpty()) {
                return version;
            }
            differences = version == migrations.newest() ? from : differences;
        }
        throw new SchemaMismatchException(
                Reason.TABLES_DIFFER,
                database + " has the tables of no version of this library, and was not marked; to be those of version "
                        + migrations.newest() + ": "
                        + differences.stream().map(SchemaDifference::toString).collect(Collectors.joining("; ")),
                null);
    }

    /**
     * Holds what was applied against what the library has.
     *
     * @param connection the database
     * @return every migration
     * @throws SQLException from the driver
     * @throws SchemaMismatchException if the names of the tables are taken by another program
     */
    public SchemaStatus status(Connection connection) throws SQLException {
        return look(connection).fit().status();
    }

    /**
     * Looks whether the tables are up to date.
     *
     * @param connection the database
     * @return {@code false} if there are none yet, or scripts are pending
     * @throws SQLException from the driver
     * @throws SchemaMismatchException as {@link #migrate}
     */
    public boolean isCurrent(Connection connection) throws SQLException {
        Present present = look(connection);
        if (present.tables().isEmpty()) {
            return false;
        }
        Fit fit = present.fit();
        // A newer version may well do without one of today's tables: then its being newer is what is to be said.
        fit.require(database);
        if (!fit.pending(migrations.newest()).isEmpty()) {
            return false;
        }
        Set<String> missing = new TreeSet<>(OURS);
        missing.removeAll(present.tables());
        if (!missing.isEmpty()) {
            // Somebody may have made them one by one since they were listed, and was done when the version was read.
            missing.removeAll(look(connection).tables());
        }
        if (!missing.isEmpty()) {
            throw new SchemaMismatchException(
                    Reason.TABLES_DIFFER,
                    database + " has our history, but these tables are missing: " + String.join(", ", missing)
                            + ", or this user may not see them; nothing was changed. Restore a backup, grant the rights, or name"
                            + " another database",
                    null);
        }
        return true;
    }

    /**
     * Gives the version that the tables have.
     *
     * @param connection the database
     * @return number of the newest migration that was applied and finished, 0 if none was
     * @throws SQLException from the driver
     */
    public int version(Connection connection) throws SQLException {
        return fit(connection).version();
    }

    /**
     * Writes the SQL that leads from one version to another, with the rows of the history.
     *
     * @param dialect the product of the database
     * @param from the version that it has, 0 if it is empty
     * @param to the version that it shall have
     * @return the SQL, empty if there is nothing to do
     * @throws InvalidDataException if there is no such version
     */
    public static String script(Dialect dialect, int from, int to) {
        return new MigrationScript(dialect, Migrations.of(dialect)).write(from, to);
    }

    /**
     * Lists the tables and views, ours and those of others.
     *
     * @param connection the database
     * @return their names, ascending
     * @throws SQLException from the driver
     */
    public List<String> tables(Connection connection) throws SQLException {
        return List.copyOf(LiveTables.names(connection));
    }

    /** What there is of ours. */
    private record Present(Set<String> tables, Fit fit) {}

    /** Looks for the tables of ours, named in lower case, and their history; refuses those that only have the names. */
    private Present look(Connection connection) throws SQLException {
        Set<String> taken = new TreeSet<>(LiveTables.names(connection));
        taken.retainAll(OURS);
        if (taken.isEmpty()) {
            return new Present(taken, new Fit(migrations, List.of()));
        }
        Optional<List<History.Entry>> entries = history.read(connection, migrations);
        boolean onlyHistory = taken.equals(Set.of(History.TABLE));
        if (entries.isPresent() && (onlyHistory || !entries.get().isEmpty())) {
            return new Present(taken, new Fit(migrations, entries.get()));
        }
        if (entries.isPresent() || (taken.size() == OURS.size() - 1 && !taken.contains(History.TABLE))) {
            throw new SchemaMismatchException(
                    Reason.NO_HISTORY,
                    database + " has tables with the names of ours, and " + History.TABLE
                            + ", which says what they are, is missing or empty, or this user may not see it; it was not"
                            + " changed. If they were made for this library, call baseline() of Storages.schema; if the user"
                            + " lacks the right to read " + History.TABLE
                            + ", grant it; else name another database or schema",
                    null);
        }
        throw ofOthers(connection, taken);
    }

    private SchemaMismatchException ofOthers(Connection connection, Set<String> taken) throws SQLException {
        return new SchemaMismatchException(
                Reason.OTHER_PROGRAM,
                database + (connection.getSchema() == null ? "" : ", schema " + connection.getSchema() + ",")
                        + " has tables of another program that are called " + String.join(", ", taken)
                        + "; it was not changed. Name another database or schema",
                null);
    }

    private Fit fit(Connection connection) throws SQLException {
        return new Fit(migrations, history.read(connection, migrations).orElse(List.of()));
    }
}
