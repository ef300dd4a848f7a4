package dev.barkeep.storage.memory;

import dev.barkeep.storage.MigrationStatus;
import dev.barkeep.storage.MigrationStatus.State;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaDifference.Kind;
import dev.barkeep.storage.SchemaPolicy;
import dev.barkeep.storage.SchemaScript;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.SchemaMismatchException.Reason;
import dev.barkeep.storage.repository.StoredTable;
import java.util.List;

/** The tables: there is one version of them, and no script that makes it. */
final class MemorySchema implements Schema {

    private static final int NEWEST = 1;
    /** SHA-256 of an empty script. */
    private static final String CHECKSUM = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Database database;
    private final boolean ownsDatabase;

    MemorySchema(Database database, boolean ownsDatabase) {
        this.database = database;
        this.ownsDatabase = ownsDatabase;
    }

    /** Does what the opening of a storage does about its tables. */
    void open(SchemaPolicy policy) {
        switch (policy) {
            case MIGRATE -> migrate();
            case VALIDATE ->
                throw new SchemaMismatchException(
                        Reason.PENDING, "a new database in memory has no tables; make them by migrate()", null);
            case NONE -> {
                // Whoever wants no look at the tables gets none.
            }
        }
    }

    @Override
    public List<String> tables() {
        return database.hasTables()
                ? StoredTable.ALL.stream().map(StoredTable::name).sorted().toList()
                : List.of();
    }

    @Override
    public int version() {
        return database.hasTables() ? NEWEST : 0;
    }

    @Override
    public SchemaStatus status() {
        boolean applied = database.hasTables();
        return new SchemaStatus(
                version(),
                NEWEST,
                List.of(new MigrationStatus(
                        NEWEST,
                        "create tables",
                        applied ? State.APPLIED : State.PENDING,
                        CHECKSUM,
                        null,
                        null,
                        applied ? System.getProperty("user.name") : null,
                        applied ? "in memory" : null)));
    }

    @Override
    public void migrate() {
        migrateTo(NEWEST);
    }

    @Override
    public void migrateTo(int version) {
        requireVersion(version, version(), NEWEST);
        database.changeTables(version == NEWEST);
    }

    @Override
    public void rollback(int steps) {
        requireVersion(version() - steps, 0, version());
        rollbackTo(version() - steps);
    }

    @Override
    public void rollbackTo(int version) {
        requireVersion(version, 0, version());
        database.changeTables(version == NEWEST);
    }

    @Override
    public void repair() {
        database.requireOpen();
    }

    @Override
    public void baseline() {
        database.requireOpen();
    }

    @Override
    public String script(int from, int to) {
        requireVersion(from, 0, NEWEST);
        requireVersion(to, 0, NEWEST);
        return "";
    }

    @Override
    public List<SchemaDifference> verify() {
        return database.hasTables()
                ? List.of()
                : StoredTable.ALL.stream()
                        .map(table -> new SchemaDifference(Kind.MISSING_TABLE, table.name(), null, table.name(), null))
                        .toList();
    }

    @Override
    public SchemaScript diff() {
        database.requireOpen();
        return SchemaScript.EMPTY;
    }

    @Override
    public void close() {
        if (ownsDatabase) {
            database.close();
        }
    }

    private static void requireVersion(int version, int from, int to) {
        if (version < from || version > to) {
            throw new InvalidDataException("version", version, "must be " + from + " to " + to);
        }
    }
}
