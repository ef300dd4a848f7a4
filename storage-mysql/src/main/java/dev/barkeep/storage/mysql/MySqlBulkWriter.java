package dev.barkeep.storage.mysql;

import dev.barkeep.storage.mybatis.session.BulkWriter;
import dev.barkeep.storage.mybatis.session.JdbcBatchWriter;
import dev.barkeep.storage.mybatis.session.UnitOfWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Few rows by the portable road, a statement each; many by statements of many rows: those with a key of their own into a
 * temporary table, and from there by two statements that leave alone what is the same; those that are always new right into
 * their table.
 *
 * <p>The driver could put a batch together by itself (rewriteBatchedStatements), but then nobody knows what was changed.
 */
final class MySqlBulkWriter implements BulkWriter {

    /** Below this the temporary table costs more than it saves. */
    private static final int FEW = 50;

    /** Rows in memory and in the temporary table. */
    private static final int CHUNK_ROWS = 10_000;

    /** Text in memory; a row may have a million characters. */
    private static final int CHUNK_CHARACTERS = 2_000_000;

    private static final int STATEMENT_ROWS = 500;

    /** Four bytes each at most: a packet is a megabyte, or one row, and servers take 16 by default. */
    private static final int STATEMENT_CHARACTERS = 250_000;

    private final BulkWriter portable = new JdbcBatchWriter();
    private final boolean mayStage;

    /**
     * Makes the writer.
     *
     * @param mayStage whether the user may make temporary tables
     */
    MySqlBulkWriter(boolean mayStage) {
        this.mayStage = mayStage;
    }

    @Override
    public long write(UnitOfWork work, String statement, Iterator<? extends Row<?>> rows) {
        List<Row<?>> first = new ArrayList<>();
        while (first.size() < FEW && rows.hasNext()) {
            first.add(rows.next());
        }
        if (first.size() < FEW) {
            return portable.write(work, statement, first.iterator());
        }
        Configuration statements = work.batch().getConfiguration();
        MappedStatement mapped = statements.getMappedStatement(statement);
        BoundSql sql = mapped.getBoundSql(first.get(0));
        StagedInsert insert = StagedInsert.of(sql.getSql());
        if (insert.isStaged() && !mayStage) {
            return portable.write(work, statement, first.iterator()) + portable.write(work, statement, rows);
        }
        Binder binder = new Binder(statements, sql.getParameterMappings());
        long written = 0;
        Iterator<Row<?>> begun = first.iterator();
        while (begun.hasNext() || rows.hasNext()) {
            // Complete before the connection is used: the rows may come from a stream on this very connection.
            List<Object[]> chunk = new ArrayList<>();
            for (long characters = 0;
                    chunk.size() < CHUNK_ROWS
                            && characters < CHUNK_CHARACTERS
                            && (begun.hasNext() || rows.hasNext()); ) {
                @Nullable Object[] values = binder.values(begun.hasNext() ? begun.next() : rows.next());
                characters += characters(values);
                chunk.add(values);
            }
            try {
                written += insert.isStaged()
                        ? merge(work.connection(), insert, binder, chunk)
                        : fill(work.connection(), insert, binder, chunk);
            } catch (SQLException e) {
                throw new PersistenceException("many rows to " + insert.table(), e);
            }
        }
        return written;
    }

    private static long merge(Connection connection, StagedInsert insert, Binder binder, List<Object[]> rows)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // One that could not be dropped goes with the session, not with the transaction.
            statement.execute(insert.dropStage());
            statement.execute(insert.createStage());
            long written;
            try {
                fill(connection, insert, binder, rows);
                long inserted = statement.executeLargeUpdate(insert.insert());
                long updated = inserted == rows.size() ? 0 : statement.executeLargeUpdate(insert.update());
                written = inserted + updated;
            } catch (SQLException e) {
                try {
                    statement.execute(insert.dropStage());
                } catch (SQLException left) {
                    e.addSuppressed(left);
                }
                throw e;
            }
            statement.execute(insert.dropStage());
            return written;
        }
    }

    private static long fill(Connection connection, StagedInsert insert, Binder binder, List<Object[]> rows)
            throws SQLException {
        long written = 0;
        int from = 0;
        while (from < rows.size()) {
            int size = statementSize(rows, from);
            try (PreparedStatement statement = connection.prepareStatement(insert.fill(size))) {
                // Of all sizes together the server would keep too many.
                statement.setPoolable(false);
                // As long as the next rows are as many, the statement is prepared once.
                do {
                    binder.bind(statement, rows.subList(from, from + size));
                    written += statement.executeLargeUpdate();
                    from += size;
                } while (from < rows.size() && statementSize(rows, from) == size);
            }
        }
        return written;
    }

    private static int statementSize(List<Object[]> rows, int from) {
        int size = 0;
        long characters = 0;
        while (size < STATEMENT_ROWS && from + size < rows.size()) {
            characters += characters(rows.get(from + size));
            if (size > 0 && characters > STATEMENT_CHARACTERS) {
                break;
            }
            size++;
        }
        return size;
    }

    private static long characters(@Nullable Object[] values) {
        long characters = 0;
        for (@Nullable Object value : values) {
            characters += value instanceof String text ? text.length() : 0;
        }
        return characters;
    }

    /** Binds rows as MyBatis would bind one. */
    private static final class Binder {

        private final Configuration statements;
        private final List<ParameterMapping> parameters;

        Binder(Configuration statements, List<ParameterMapping> parameters) {
            this.statements = statements;
            this.parameters = parameters;
        }

        @Nullable
        Object[] values(Row<?> row) {
            MetaObject properties = statements.newMetaObject(row);
            @Nullable Object[] values = new Object[parameters.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = properties.getValue(parameters.get(i).getProperty());
            }
            return values;
        }

        void bind(PreparedStatement statement, List<Object[]> rows) throws SQLException {
            int index = 1;
            for (@Nullable Object[] values : rows) {
                for (int i = 0; i < values.length; i++) {
                    @SuppressWarnings("unchecked") // Which handler takes which values is MyBatis's to know.
                    TypeHandler<Object> handler =
                            (TypeHandler<Object>) parameters.get(i).getTypeHandler();
                    handler.setParameter(statement, index++, values[i], JdbcType.NULL);
                }
            }
        }
    }
}
