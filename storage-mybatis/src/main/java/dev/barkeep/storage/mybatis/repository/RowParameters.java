package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnType;
import dev.barkeep.storage.mybatis.table.Table;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.scripting.defaults.RawSqlSource;

/**
 * Binds rows to a mapped statement whose parameters are the columns of their table in order, and then created_at and updated_at.
 * MyBatis's own handler finds each value by its name and by reflection, which takes longer than a server takes to store the row.
 *
 * @param <T> the table's record
 * @param columns the columns of the table
 * @param types binds values
 */
record RowParameters<T>(List<Column<T>> columns, ColumnTypes types) {

    RowParameters(Table<T> table, ColumnTypes types) {
        this(List.copyOf(table.columns()), types);
    }

    /** Whether a statement has just these parameters. */
    static boolean fit(MappedStatement statement, Table<?> table) {
        if (statement.getSqlCommandType() != SqlCommandType.INSERT
                || !(statement.getSqlSource() instanceof RawSqlSource source)) {
            return false;
        }
        List<String> expected = new ArrayList<>();
        for (RecordComponent component : table.row().getRecordComponents()) {
            expected.add("row." + component.getName());
        }
        expected.add("created");
        expected.add("now");
        return source.getBoundSql(null).getParameterMappings().stream()
                .map(ParameterMapping::getProperty)
                .toList()
                .equals(expected);
    }

    /** The handler of a call. */
    @SuppressWarnings("unchecked") // A mapper's statements take rows of its table.
    ParameterHandler of(Object parameter) {
        return parameter instanceof NewRow<?> numbered
                ? new Bound(parameter, (T) numbered.getRow(), numbered.getCreated(), numbered.getNow())
                : of((Row<T>) parameter);
    }

    private ParameterHandler of(Row<T> parameter) {
        return new Bound(parameter, parameter.row(), parameter.created(), parameter.now());
    }

    private final class Bound implements ParameterHandler {

        private final Object parameter;
        private final T row;
        private final Instant created;
        private final Instant now;

        Bound(Object parameter, T row, Instant created, Instant now) {
            this.parameter = parameter;
            this.row = row;
            this.created = created;
            this.now = now;
        }

        @Override
        public Object getParameterObject() {
            return parameter;
        }

        @Override
        public void setParameters(PreparedStatement statement) throws SQLException {
            int index = 1;
            for (Column<T> column : columns) {
                types.set(statement, index++, column.type(), column.value().apply(row));
            }
            types.set(statement, index++, ColumnType.INSTANT, created);
            types.set(statement, index, ColumnType.INSTANT, now);
        }
    }
}
