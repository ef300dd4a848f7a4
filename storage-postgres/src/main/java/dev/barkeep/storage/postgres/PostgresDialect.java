package dev.barkeep.storage.postgres;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.BulkWriter;
import dev.barkeep.storage.mybatis.dialect.Catalogue;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.dialect.ErrorMeaning;
import dev.barkeep.storage.mybatis.dialect.Location;
import dev.barkeep.storage.mybatis.dialect.Maintenance;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/** PostgreSQL: a schema of a server. */
final class PostgresDialect implements Dialect {

    static final String ID = "postgresql";

    /** "BKPR": the first half of the lock's key, so that it is nobody else's. */
    private static final int LOCK = 0x424b5052;

    /** A script of a client takes the same one, so that the schema is hashed by the server. */
    /**
     * The schema in which new tables are made; the encoding; and, if that schema has no tables of ours, a further one of the search path
     * that has. An empty schema of the user's name would hide all rows.
     */
    private static final String SURROUNDINGS = "SELECT current_schema(), current_setting('server_encoding'),"
            + " (SELECT min(t.schemaname::text) FROM pg_tables t WHERE t.tablename = 'storage_changelog'"
            + " AND t.schemaname = ANY (current_schemas(false))"
            + " AND NOT EXISTS (SELECT 1 FROM pg_tables o WHERE o.tablename = 'storage_changelog'"
            + " AND o.schemaname = current_schema()))";

    private static final String TAKE_LOCK = "SELECT pg_advisory_xact_lock(" + LOCK + ", hashtext(current_schema()))";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Catalogue catalogue() {
        return new PostgresCatalogue();
    }

    @Override
    public Location locate(DatabaseUrl url) {
        return PostgresLocation.of(StorageConfig.builder().url(url).build());
    }

    @Override
    public Location locate(StorageConfig config) {
        return PostgresLocation.of(config);
    }

    /** A new connection of a pool is in one as well, in which its schema was set; such a one has no number yet. */
    @Override
    public boolean isInTransaction(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PgConnection.class)) {
            return false;
        }
        TransactionState state = connection.unwrap(PgConnection.class).getTransactionState();
        if (state != TransactionState.OPEN) {
            return state == TransactionState.FAILED;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Override
    public void requireUsable(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SURROUNDINGS)) {
            row.next();
            String schema = row.getString(1);
            if (schema == null) {
                throw refused("there is no such schema in " + database
                        + ": make it with CREATE SCHEMA, or name another one as currentSchema");
            }
            if (!"UTF8".equals(row.getString(2))) {
                throw refused(database + " has the encoding " + row.getString(2)
                        + ", which cannot hold every text: make a database with CREATE DATABASE name ENCODING 'UTF8'"
                        + " TEMPLATE template0");
            }
            @Nullable String other = row.getString(3);
            if (other != null) {
                throw refused("the search path of " + database + " begins with the schema " + schema
                        + ", which has none of our tables, and leads on to " + other
                        + ", which has them: name the one that is"
                        + " meant as currentSchema");
            }
        }
    }

    private static ConfigurationException refused(String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, "DATABASE_URL", message);
    }

    /** Held to the end of the transaction, or of the process. */
    @Override
    public void lockSchema(Connection connection, Duration patience) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = " + Math.min(patience.toMillis(), Integer.MAX_VALUE));
            statement.execute(TAKE_LOCK);
        }
    }

    @Override
    public @Nullable String schemaLockHolder(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT a.pid, a.usename, a.application_name,"
                        + " COALESCE(host(a.client_addr), 'the same machine')"
                        + " FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                        + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database()) AND l.classid = " + LOCK
                        + " AND l.objid::bigint = (hashtext(current_schema())::bigint & 4294967295)")) {
            return row.next()
                    ? "the server process " + row.getInt(1) + " of " + row.getString(2) + " (" + row.getString(3)
                            + ") from " + row.getString(4)
                    : null;
        }
    }

    @Override
    public boolean undoesTables() {
        return true;
    }

    @Override
    public List<String> scriptOpening(Set<String> absent) {
        return List.of("BEGIN", TAKE_LOCK);
    }

    @Override
    public List<String> scriptClosing() {
        return List.of("COMMIT");
    }

    @Override
    public String currentTime() {
        return "to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        @Nullable String settings = Poolers.settings(connection);
        if (settings != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(settings);
            }
        }
    }

    /** Behind a pooler nothing but a transaction can be told how long to wait for a lock. */
    @Override
    public boolean commitsStatements(Connection connection) throws SQLException {
        return Poolers.settings(connection) == null;
    }

    /** For this transaction alone: as a setting of the session it would have to be set back, by one more statement. */
    @Override
    public void beginRead(Connection connection) throws SQLException {
        begin(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public BulkWriter bulkWriter(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT has_database_privilege(current_database(), 'TEMP')")) {
            row.next();
            return new PostgresBulkWriter(row.getBoolean(1));
        }
    }

    /**
     * A sequence takes no part in transactions: who stores rows meanwhile might have drawn an id that is going to be put, or not see
     * the sequence move. So nobody does; the lock is held to the end of the transaction.
     */
    @Override
    public void raiseIds(Connection connection, String table, long id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
            @Nullable String sequence;
            try (ResultSet row = statement.executeQuery("SELECT pg_get_serial_sequence('" + table + "', 'id')")) {
                row.next();
                sequence = row.getString(1);
            }
            statement.execute("SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), greatest(last_value, " + id
                    + ")) FROM " + sequence);
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CONCURRENT_ACCESS, Capability.WRITE_WHILE_STREAMING, Capability.VACUUM);
    }

    @Override
    public void vacuum(Connection connection, List<String> tables) throws SQLException {
        Maintenance.run(connection, statement -> {
            for (String table : tables) {
                statement.execute("VACUUM (ANALYZE) " + table);
            }
        });
    }

    @Override
    public ErrorMeaning meaning(SQLException error) {
        return PostgresErrors.meaning(error);
    }

    @Override
    public ErrorMeaning meaningAtOpening(SQLException error) {
        return PostgresErrors.meaningAtOpening(error);
    }
}
