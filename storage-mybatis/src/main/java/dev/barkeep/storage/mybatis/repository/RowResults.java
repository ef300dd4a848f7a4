package dev.barkeep.storage.mybatis.repository;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.executor.resultset.ResultSetHandler;

/**
 * Takes the rows of a mapped statement from the driver by a {@link RowReader}. MyBatis's own handler asks the driver for the names and
 * types of all columns each time, and goes through a map of them for each value of each row.
 *
 * @param reader what a row becomes
 */
record RowResults(RowReader<?> reader) implements ResultSetHandler {

    @Override
    @SuppressWarnings("unchecked") // What the reader reads is what the mapper's method returns.
    public <E> List<E> handleResultSets(Statement statement) throws SQLException {
        try (ResultSet row = statement.getResultSet()) {
            List<E> results = new ArrayList<>();
            while (row.next()) {
                results.add((E) reader.read(row, 1));
            }
            return results;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // As above.
    public <E> Cursor<E> handleCursorResultSets(Statement statement) throws SQLException {
        return new RowCursor<>((RowReader<E>) reader, statement.getResultSet());
    }

    @Override
    public void handleOutputParameters(CallableStatement statement) throws SQLException {
        throw new SQLException("stored procedures are not used");
    }

    /** Rows that are read as they are asked for. */
    private static final class RowCursor<E> implements Cursor<E> {

        private final ResultSet rows;
        private final Rows<E> iterator;
        private boolean closed;

        RowCursor(RowReader<E> reader, ResultSet rows) {
            this.rows = rows;
            this.iterator = new Rows<>(reader, rows);
        }

        @Override
        public Iterator<E> iterator() {
            return iterator;
        }

        @Override
        public boolean isOpen() {
            return !closed && !iterator.consumed;
        }

        @Override
        public boolean isConsumed() {
            return iterator.consumed;
        }

        @Override
        public int getCurrentIndex() {
            return iterator.index;
        }

        /** The statement closes with its rows. */
        @Override
        public void close() {
            closed = true;
            try {
                rows.close();
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
        }
    }

    private static final class Rows<E> implements Iterator<E> {

        private final RowReader<E> reader;
        private final ResultSet rows;
        private int index = -1;
        private boolean onRow;
        private boolean consumed;

        Rows(RowReader<E> reader, ResultSet rows) {
            this.reader = reader;
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            if (!onRow && !consumed) {
                try {
                    onRow = rows.next();
                    consumed = !onRow;
                } catch (SQLException e) {
                    throw new PersistenceException(e);
                }
            }
            return onRow;
        }

        @Override
        public E next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            onRow = false;
            index++;
            try {
                return reader.read(rows, 1);
            } catch (SQLException e) {
                throw new PersistenceException(e);
            }
        }
    }
}
