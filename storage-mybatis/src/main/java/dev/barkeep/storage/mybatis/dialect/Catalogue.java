package dev.barkeep.storage.mybatis.dialect;

import dev.barkeep.storage.mybatis.table.Column;
import dev.barkeep.storage.mybatis.table.ColumnShape;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.TableShape;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * What the tables are in a database: what they should be, what is there, and the statements that turn the one into the other.
 * {@link SqlCatalogue} has the statements of standard SQL, {@link JdbcCatalogue} reads any database.
 *
 * <p>A statement stands without the semicolon at its end and has none within. A string that begins with {@code --} is a remark
 * to who reads the script: what it cannot know, and what may be lost.
 */
public interface Catalogue {

    /**
     * Says what a column should be.
     *
     * @param column its description
     * @return name, type, collation, and whether NULL is refused
     */
    ColumnShape column(Column<?> column);

    /**
     * Says what a table should be.
     *
     * @param table its description
     * @return the same as {@link #read} after the migrations
     */
    TableShape expected(Table<?> table);

    /**
     * Reads what is there.
     *
     * @param connection the database; nothing is changed
     * @param tables names of tables
     * @return those of them that are in the database, or schema, of the connection
     * @throws SQLException from the driver
     */
    List<TableShape> read(Connection connection, Set<String> tables) throws SQLException;

    /**
     * Makes a table, its indexes, and its view.
     *
     * @param table what it is to be
     * @return statements and remarks
     */
    List<String> create(TableShape table);

    /**
     * Drops a table and its view.
     *
     * @param table what there is
     * @return statements and remarks
     */
    List<String> drop(TableShape table);

    /**
     * Changes a table and keeps its rows.
     *
     * @param from what there is
     * @param to what it is to be; of the same name
     * @return statements and remarks; empty if nothing differs
     */
    List<String> change(TableShape from, TableShape to);
}
