package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.PutSession;
import dev.barkeep.storage.mybatis.session.Session;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.StoredColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts rows by batches of statements that are made from the table.
 *
 * @param session the connection, in a transaction
 * @param types binds values
 */
record BatchedPuts(Session session, ColumnTypes types) implements PutSession {

    private static final int BATCH_SIZE = 1000;

    @Override
    public Connection connection() {
        return session.connection();
    }

    @Override
    public void echo(String sql, long started) {
        session.echo(sql, started);
    }

    @Override
    public <T> void batch(StoredColumns<T> columns, List<Stored<T>> rows) throws SQLException {
        execute(columns.delete(), columns.keys(), rows);
        execute(columns.insert("INSERT INTO", 1), columns.columns(), rows);
    }

    @Override
    public <T> void batch(StoredColumns<T> columns, List<Stored<T>> rows, String statement) throws SQLException {
        execute(statement, columns.columns(), rows);
    }

    private <R> void execute(String sql, List<Column<R>> parameters, List<R> rows) throws SQLException {
        try (PreparedStatement statement = connection().prepareStatement(sql)) {
            int pending = 0;
            for (R row : rows) {
                int index = 1;
                for (Column<R> parameter : parameters) {
                    types.set(
                            statement,
                            index++,
                            parameter.type(),
                            parameter.value().apply(row));
                }
                statement.addBatch();
                if (++pending % BATCH_SIZE == 0) {
                    statement.executeBatch();
                }
            }
            if (pending % BATCH_SIZE != 0) {
                statement.executeBatch();
            }
        }
    }
}
