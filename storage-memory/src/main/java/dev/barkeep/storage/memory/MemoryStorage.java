package dev.barkeep.storage.memory;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.RetentionReport;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.UnsupportedException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.repository.StoredTable;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A storage whose rows are in memory. */
final class MemoryStorage extends MemoryRepositories implements Storage {

    private static final Logger log = LoggerFactory.getLogger(MemoryStorage.class);

    /** A guess at what a row takes. */
    private static final long BYTES_A_ROW = 200;

    private final StorageConfig config;
    private final StorageScope scope;

    static MemoryStorage open(StorageConfig config) {
        Database database = new Database(config.poolTimeout());
        new MemorySchema(database, false).open(config.schemaPolicy());
        return new MemoryStorage(config, new StorageScope(database, config.onLeak()));
    }

    private MemoryStorage(StorageConfig config, StorageScope scope) {
        super(scope, config.clock());
        this.config = config;
        this.scope = scope;
    }

    @Override
    public Transaction begin() {
        return new MemoryTransaction(scope.begin(), config.clock());
    }

    @Override
    public RetentionReport prune(RetentionPolicy policy) {
        FieldRules.required("policy", policy);
        return inTransaction(
                transaction -> policy.apply(transaction, config.clock().instant()));
    }

    @Override
    public StorageInfo info() {
        return new StorageInfo(
                MemoryProvider.ID,
                "Java",
                Runtime.version().toString(),
                config.url().toString(),
                schema().version());
    }

    @Override
    public Schema schema() {
        return new MemorySchema(scope.database, false);
    }

    @Override
    public boolean isConnected() {
        return !scope.database.isClosed();
    }

    @Override
    public List<TableInfo> tables() {
        Contents contents = scope.contents();
        return StoredTable.ALL.stream()
                .map(table -> new TableInfo(
                        table.name(),
                        contents.rows(table).count(),
                        BYTES_A_ROW * (1 + contents.rows(table).count())))
                .sorted(Comparator.comparing(TableInfo::name))
                .toList();
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CONCURRENT_ACCESS, Capability.WRITE_WHILE_STREAMING);
    }

    @Override
    public void backup(Path file) {
        scope.database.requireOpen();
        throw new UnsupportedException(
                Capability.ONLINE_BACKUP, MemoryProvider.ID, "copy the rows into another storage by rows()");
    }

    @Override
    public void vacuum() {
        scope.database.requireOpen();
        throw new UnsupportedException(
                Capability.VACUUM, MemoryProvider.ID, "there is nothing to do: deleted rows take no space");
    }

    @Override
    public void close() {
        scope.close();
    }

    /** Tells the host of a leak. Its listener must not keep anything else from being closed. */
    static void report(Consumer<Leak> onLeak, Leak leak) {
        try {
            onLeak.accept(leak);
        } catch (RuntimeException e) {
            log.warn("The listener of leaks failed on: {}", leak.what(), e);
        }
    }

    /** Each call is a transaction of its own. */
    private static final class StorageScope implements Scope {

        private final Database database;
        private final Consumer<Leak> onLeak;
        private final Cleaner cleaner = Cleaner.create();
        private final RowStreams streams;
        private final Set<MemoryTransaction.Open> transactions = ConcurrentHashMap.newKeySet();

        StorageScope(Database database, Consumer<Leak> onLeak) {
            this.database = database;
            this.onLeak = onLeak;
            this.streams = new RowStreams(cleaner, onLeak);
        }

        MemoryTransaction.TransactionScope begin() {
            MemoryTransaction.Open transaction = beginUnwatched();
            MemoryTransaction.TransactionScope watched = new MemoryTransaction.TransactionScope(transaction);
            cleaner.register(watched, () -> transaction.leak(onLeak));
            return watched;
        }

        private MemoryTransaction.Open beginUnwatched() {
            database.beginWriting();
            boolean begun = false;
            try {
                MemoryTransaction.Open transaction =
                        new MemoryTransaction.Open(database, new RowStreams(cleaner, onLeak), transactions::remove);
                transactions.add(transaction);
                begun = true;
                return transaction;
            } finally {
                if (!begun) {
                    database.endWriting();
                }
            }
        }

        @Override
        public Contents contents() {
            return database.committed();
        }

        @Override
        public <R extends @Nullable Object> R write(Function<Contents, Change<R>> call) {
            MemoryTransaction.Open transaction = beginUnwatched();
            try {
                R result = transaction.write(call);
                transaction.commit();
                return result;
            } finally {
                transaction.end();
            }
        }

        @Override
        public <T> Stream<T> stream(String what, List<T> rows) {
            return streams.open(what, rows);
        }

        @Override
        public long nextId(StoredTable<?> table) {
            return database.nextId(table);
        }

        @Override
        public void raiseIds(StoredTable<?> table, long id) {
            database.raiseIds(table, id);
        }

        void close() {
            if (database.close()) {
                streams.closeAsLeaks();
                transactions.forEach(MemoryTransaction.Open::storageCloses);
            }
        }
    }
}
