package dev.barkeep.storage.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.migration.Migration;
import dev.barkeep.storage.mybatis.migration.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The tables of a database, or of a schema: who makes them and beside what, who may use them, and the scripts of it. */
public abstract class SchemaRules extends ServerRules {

    private final Dialect dialect;
    private final Migrations migrations;

    /**
     * For subclasses.
     *
     * @param kind the server
     * @param dialect the backend's, which has its migrations beside it
     */
    protected SchemaRules(ServerKind kind, Dialect dialect) {
        super(kind);
        this.dialect = dialect;
        this.migrations = Migrations.of(dialect);
    }

    /**
     * Gives the version that an open storage has.
     *
     * @return that of the newest migration
     */
    protected final int newestVersion() {
        return migrations.newest();
    }

    /**
     * Lists the migrations.
     *
     * @return the newest first
     */
    protected final List<Migration> newestFirst() {
        List<Migration> all = new ArrayList<>(migrations.all());
        Collections.reverse(all);
        return all;
    }

    /**
     * Lists what is in the database apart from the changelog.
     *
     * @return the names of tables, and of anything else that scripts could leave
     */
    protected List<String> contents() {
        List<String> tables = server.tables(database);
        tables.remove("storage_changelog");
        return tables;
    }

    /**
     * Runs statements on one connection, as a migration does: one may leave the next a variable of the session.
     *
     * @param statements the statements, in order
     * @throws SQLException from the driver
     */
    protected final void run(List<String> statements) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    @DisplayName("undoing all scripts, newest first, leaves nothing")
    void scripts() throws SQLException {
        open().close();
        for (Migration migration : newestFirst()) {
            run(migration.undoStatements());
        }
        assertThat(contents()).isEmpty();
    }

    @Test
    @DisplayName("one whose tables another process changes for longer than DB_POOL_TIMEOUT is a conflict")
    void locked() throws SQLException {
        try (Connection other = server.connect(database)) {
            // The lock is of the session or of the transaction.
            other.setAutoCommit(false);
            dialect.lockSchema(other, Duration.ofSeconds(1));
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> Storages.open(config(url())
                                    .poolTimeout(Duration.ofSeconds(1))
                                    .build())
                            .close())
                    .withMessageContaining("DB_POOL_TIMEOUT")
                    .withMessageMatching(".* by the (server process|session) \\d+ of .* from .*");
            assertThat(server.tables(database)).isEmpty();
            other.rollback();
            dialect.unlockSchema(other);
            open().close();
        }
        assertThat(server.tables(database)).contains("daily_data");
    }

    @Test
    @DisplayName("one may have tables of others, unless they have our names: then it is refused untouched")
    void others() {
        server.query(database, "CREATE TABLE orders (id INT)");
        String second = server.newDatabase();
        server.query(second, "CREATE TABLE metadata (id INT)");

        open().close();
        assertThat(server.tables(database)).contains("orders", "daily_data");

        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> open(server.url(second)).close())
                .withMessageContaining("metadata");
        assertThat(server.tables(second)).containsExactly("metadata");
    }

    @Test
    @DisplayName("one that is ready can be read by a user who may write nothing; writing is refused as read only")
    void readOnlyUser() {
        try (Storage storage = open()) {
            storage.portfolioPositions().save(A);
        }
        try (TestUser reader = TestUser.reader(server, database);
                Storage storage = open(reader.url())) {
            assertThat(storage.portfolioPositions().list()).containsExactly(A);
            assertThatExceptionOfType(ReadOnlyException.class)
                    .isThrownBy(() -> storage.portfolioPositions().save(B));
        }
    }
}
