package dev.barkeep.storage.mybatis.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** Says whether a connection of a host comes with a transaction of somebody else, as {@link Dialect#isInTransaction} does. */
@FunctionalInterface
interface TransactionCheck {

    boolean isInTransaction(Connection connection) throws SQLException;
}
