package dev.barkeep.storage.mybatis;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaDifference;
import dev.barkeep.storage.SchemaPolicy;
import dev.barkeep.storage.SchemaScript;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import dev.barkeep.storage.mybatis.migration.SchemaDrift;
import dev.barkeep.storage.mybatis.session.Failures;
import dev.barkeep.storage.mybatis.session.SqlDatabase;
import dev.barkeep.storage.mybatis.session.StorageScope;
import dev.barkeep.storage.mybatis.table.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a database, each call on a connection of its own. */
final class StorageSchema implements Schema {

    private final SqlDatabase database;
    private final DatabaseSchema tables;
    private final SchemaDrift drift;
    private final Duration patience;
    private final @Nullable StorageScope storage;
    private volatile boolean closed;

    private StorageSchema(SqlDatabase database, Duration patience, @Nullable StorageScope storage) {
        this.database = database;
        this.tables = new DatabaseSchema(database.dialect(), database.name());
        this.drift = new SchemaDrift(database.dialect().catalogue(), Tables.ALL);
        this.patience = patience;
        this.storage = storage;
    }

    /**
     * Reaches the tables of a database without a storage on it.
     *
     * @param database the database; closed with the result
     * @param patience how long to wait for others who change them
     */
    static StorageSchema alone(SqlDatabase database, Duration patience) {
        return new StorageSchema(database, patience, null);
    }

    /**
     * Reaches the tables of a storage.
     *
     * @param database the database of the storage
     * @param patience how long to wait for others who change them
     * @param storage which closes the database
     */
    static StorageSchema of(SqlDatabase database, Duration patience, StorageScope storage) {
        return new StorageSchema(database, patience, storage);
    }

    /** Does what a storage that is opened has to do about its tables. */
    void open(SchemaPolicy policy) {
        change("bring the tables up to date", connection -> {
            switch (policy) {
                case MIGRATE -> tables.migrate(connection, patience);
                case VALIDATE -> {
                    tables.requireCurrent(connection);
                    tables.prepare(connection, patience);
                }
                case NONE -> tables.prepare(connection, patience);
            }
        });
    }

    @Override
    public List<String> tables() {
        return call("list the tables", tables::tables);
    }

    @Override
    public int version() {
        return call("read the schema version", tables::version);
    }

    @Override
    public SchemaStatus status() {
        return call("read the history of the tables", tables::status);
    }

    @Override
    public void migrate() {
        open(SchemaPolicy.MIGRATE);
    }

    @Override
    public void migrateTo(int version) {
        change("bring the tables to version " + version, connection -> tables.migrateTo(connection, version, patience));
    }

    @Override
    public void rollback(int steps) {
        change("take migrations back", connection -> tables.rollback(connection, steps, patience));
    }

    @Override
    public void rollbackTo(int version) {
        change("take migrations back", connection -> tables.rollbackTo(connection, version, patience));
    }

    @Override
    public void repair() {
        change("finish a migration", connection -> tables.repair(connection, patience));
    }

    @Override
    public void baseline() {
        change("mark the tables", connection -> tables.baseline(connection, patience));
    }

    @Override
    public String script(int from, int to) {
        return DatabaseSchema.script(database.dialect(), from, to);
    }

    @Override
    public List<SchemaDifference> verify() {
        return call("compare the tables with their description", drift::verify);
    }

    @Override
    public SchemaScript diff() {
        return call(
                "compare the tables with their description", connection -> drift.diff(connection, database.dialect()));
    }

    @Override
    public void close() {
        if (storage == null) {
            closed = true;
            database.close();
        }
    }

    private void change(String doing, Change change) {
        call(doing, database::committingWriter, connection -> {
            change.apply(connection);
            return true;
        });
    }

    /** A question is asked beside whoever writes. */
    private <R> R call(String doing, Call<R> call) {
        return call(doing, database::reader, call);
    }

    private <R> R call(String doing, Source source, Call<R> call) {
        if (closed) {
            throw new ClosedException("schema");
        }
        if (storage != null) {
            storage.requireOpen();
        }
        try (Connection connection = source.connection()) {
            return call.apply(connection);
        } catch (SQLException | RuntimeException e) {
            throw Failures.translate(e, doing, error -> database.translate(doing, error));
        }
    }

    /** Gives a connection. */
    private interface Source {
        Connection connection() throws SQLException;
    }

    /** Something to be done to the database. */
    private interface Change {
        void apply(Connection connection) throws SQLException;
    }

    /** A question to the database. */
    private interface Call<R> {
        R apply(Connection connection) throws SQLException;
    }
}
