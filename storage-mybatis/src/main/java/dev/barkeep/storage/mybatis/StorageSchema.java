package dev.barkeep.storage.mybatis;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.mybatis.session.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** The tables of a SQL database. */
public final class StorageSchema implements Schema {

    private final SqlDatabase database;
    private volatile boolean closed;

    /**
     * Reaches the tables by one connection.
     *
     * @param config how the host configured it
     * @param connect reaches the database
     * @return the tables
     */
    public static StorageSchema connect(StorageConfig config, Function<StorageConfig, SqlDatabase> connect) {
        return new StorageSchema(
                connect.apply(config.toBuilder().poolSize(1).maxOverflow(0).build()));
    }

    /**
     * Reaches the tables.
     *
     * @param database their database; closed with this
     */
    StorageSchema(SqlDatabase database) {
        this.database = database;
    }

    @Override
    public List<String> tables() {
        return call("list the tables", database.schema()::tables);
    }

    @Override
    public int version() {
        return call("read the schema version", database.schema()::version);
    }

    @Override
    public void migrate() {
        call("bring the tables up to date", connection -> {
            database.schema().migrate(connection);
            return database.schema().newest();
        });
    }

    @Override
    public void rollbackTo(int version) {
        call("take migrations back", connection -> {
            database.schema().rollbackTo(connection, version);
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
