package dev.barkeep.storage.mybatis.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * What a database is.
 *
 * @param name the product, like {@code PostgreSQL}
 * @param version as the product writes it
 */
public record Product(String name, String version) {

    /**
     * Asks the driver.
     *
     * @param connection the database
     * @return what its metadata say
     * @throws SQLException from the driver
     */
    public static Product of(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        return new Product(metadata.getDatabaseProductName(), metadata.getDatabaseProductVersion());
    }
}
