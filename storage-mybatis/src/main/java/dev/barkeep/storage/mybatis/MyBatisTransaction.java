package dev.barkeep.storage.mybatis;

import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.mybatis.repository.MyBatisRepositories;
import dev.barkeep.storage.mybatis.session.SqlDatabase;
import dev.barkeep.storage.mybatis.session.TransactionScope;
import java.time.Clock;

/** The repositories in the scope of a transaction, and its end. */
final class MyBatisTransaction extends MyBatisRepositories implements Transaction {

    private final TransactionScope scope;

    MyBatisTransaction(TransactionScope scope, SqlDatabase database, Clock clock) {
        super(scope, database, clock);
        this.scope = scope;
    }

    @Override
    public void commit() {
        scope.commit();
    }

    @Override
    public void rollback() {
        scope.rollback();
    }

    @Override
    public void close() {
        scope.close();
    }
}
