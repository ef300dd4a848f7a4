package dev.barkeep.storage.postgres;

import dev.barkeep.storage.mybatis.session.BulkWriter;
import dev.barkeep.storage.mybatis.session.JdbcBatchWriter;
import dev.barkeep.storage.mybatis.session.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.ibatis.exceptions.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Few rows by the portable road, many by COPY: rows with a key of their own into a temporary table, and from there by one
 * statement that leaves alone what is the same; rows that are always new right into their table.
 */
final class PostgresBulkWriter implements BulkWriter {

    private static final Logger log = LoggerFactory.getLogger("dev.barkeep.storage.sql");

    /** Below this the temporary table costs more than it saves. */
    private static final int FEW = 200;

    private static final int LINES = 10_000;

    /** Of text in memory; a row may have a million characters. */
    private static final int CHARACTERS = 2_000_000;

    private final BulkWriter portable = new JdbcBatchWriter();
    private final boolean mayStage;
    private final boolean echo;

    /**
     * Makes the writer.
     *
     * @param mayStage whether the user may make temporary tables
     * @param echo whether to log COPY, which is no statement of JDBC and so not logged with them
     */
    PostgresBulkWriter(boolean mayStage, boolean echo) {
        this.mayStage = mayStage;
        this.echo = echo;
    }

    @Override
    public long write(UnitOfWork work, String statement, Iterator<? extends Row<?>> rows) {
        CopyTarget<?> target = CopyTarget.of(statement);
        if (target == null || (target.isStaged() && !mayStage)) {
            return portable.write(work, statement, rows);
        }
        List<Row<?>> first = new ArrayList<>();
        while (first.size() < FEW && rows.hasNext()) {
            first.add(rows.next());
        }
        if (first.size() < FEW) {
            return portable.write(work, statement, first.iterator());
        }
        PGConnection driver = unwrap(work.connection());
        if (driver == null) {
            return portable.write(work, statement, first.iterator()) + portable.write(work, statement, rows);
        }
        Iterator<Row<?>> all = new Iterator<>() {
            private final Iterator<Row<?>> begun = first.iterator();

            @Override
            public boolean hasNext() {
                return begun.hasNext() || rows.hasNext();
            }

            @Override
            public Row<?> next() {
                return begun.hasNext() ? begun.next() : rows.next();
            }
        };
        long written = 0;
        while (all.hasNext()) {
            // Complete before the connection is used: the rows may come from a stream on this very connection.
            CopyText text = lines(target, all);
            try {
                written += target.isStaged()
                        ? merge(work.connection(), driver, target, text)
                        : copy(driver, target.copy(), text);
            } catch (SQLException e) {
                throw new PersistenceException("COPY to " + target.table(), e);
            }
        }
        return written;
    }

    private static CopyText lines(CopyTarget<?> target, Iterator<Row<?>> rows) {
        CopyText text = new CopyText();
        for (int line = 0; line < LINES && text.length() < CHARACTERS && rows.hasNext(); line++) {
            target.append(text, rows.next(), line);
        }
        return text;
    }

    private long merge(Connection connection, PGConnection driver, CopyTarget<?> target, CopyText text)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(target.createStage());
            copy(driver, target.copy(), text);
            long written = statement.executeLargeUpdate(target.merge());
            statement.execute(target.dropStage());
            return written;
        }
    }

    private long copy(PGConnection driver, String sql, CopyText text) throws SQLException {
        byte[] bytes = text.toBytes();
        long start = System.nanoTime();
        CopyIn copy = driver.getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
            if (echo) {
                long micros = (System.nanoTime() - start) / 1000;
                log.info("{} ms: {}", micros / 1000.0, sql);
            }
        }
    }

    private static @Nullable PGConnection unwrap(Connection connection) {
        try {
            return connection.isWrapperFor(PGConnection.class) ? connection.unwrap(PGConnection.class) : null;
        } catch (SQLException e) {
            // Then the statements on it fail as well, and say why.
            return null;
        }
    }
}
