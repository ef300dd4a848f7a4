package dev.barkeep.storage.mybatis;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import dev.barkeep.storage.mybatis.session.Failures;
import dev.barkeep.storage.mybatis.session.SqlDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The tables of a database, each call on a connection of its own. */
final class StorageSchema implements Schema {

    private final SqlDatabase database;
    private final DatabaseSchema tables;
    private final Duration patience;
    private volatile boolean closed;

    /**
     * Reaches the tables.
     *
     * @param database their database; closed with this
     * @param patience how long to wait for others who change them
     */
    StorageSchema(SqlDatabase database, Duration patience) {
        this.database = database;
        this.tables = new DatabaseSchema(database.dialect(), database.name());
        this.patience = patience;
    }

    /** Gives the version of tables that are up to date. */
    int newest() {
        return tables.newest();
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
    public void migrate() {
        call("bring the tables up to date", connection -> {
            tables.migrate(connection, patience);
            return tables.newest();
        });
    }

    @Override
    public void rollbackTo(int version) {
        call("take migrations back", connection -> {
            tables.rollbackTo(connection, version, patience);
            return version;
        });
    }

    @Override
    public void close() {
        closed = true;
        database.close();
    }

    private <R> R call(String doing, Call<R> call) {
        if (closed) {
            throw new ClosedException("schema");
        }
        try (Connection connection = database.maintainer()) {
            return call.apply(connection);
        } catch (SQLException | RuntimeException e) {
            throw Failures.translate(e, doing, error -> database.translate(doing, error));
        }
    }

    /** A question to the database. */
    private interface Call<R> {
        R apply(Connection connection) throws SQLException;
    }
}
