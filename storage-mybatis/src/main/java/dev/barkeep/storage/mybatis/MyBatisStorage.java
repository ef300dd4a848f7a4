package dev.barkeep.storage.mybatis;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.RetentionReport;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnsupportedException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.mybatis.dialect.Product;
import dev.barkeep.storage.mybatis.repository.MyBatisRepositories;
import dev.barkeep.storage.mybatis.repository.Statements;
import dev.barkeep.storage.mybatis.session.SqlDatabase;
import dev.barkeep.storage.mybatis.session.StorageScope;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A storage on an open SQL database. */
final class MyBatisStorage extends MyBatisRepositories implements Storage {

    private static final Logger log = LoggerFactory.getLogger(MyBatisStorage.class);

    private final StorageConfig config;
    private final SqlDatabase database;
    private final StorageScope scope;
    private final StorageSchema schema;
    private final AtomicReference<@Nullable FutureTask<Boolean>> probe = new AtomicReference<>();

    /**
     * Opens a storage, after bringing the tables up to date.
     *
     * @param config how the host configured it
     * @param database the database; belongs to the storage from now on, and is closed if this throws
     * @return the storage
     * @throws StorageException if the tables cannot be used
     */
    static MyBatisStorage open(StorageConfig config, SqlDatabase database) {
        boolean opened = false;
        try {
            // Before the tables are changed: jars that do not fit together have no business there.
            Configuration statements = Statements.of(database.dialect());
            // Not closed: closing the tables would close the database.
            StorageSchema.alone(database, config.poolTimeout()).open(config.schemaPolicy());
            MyBatisStorage storage = new MyBatisStorage(
                    config, database, new StorageScope(database, statements, config.sqlEcho(), config.onLeak()));
            opened = true;
            return storage;
        } finally {
            if (!opened) {
                database.close();
            }
        }
    }

    private MyBatisStorage(StorageConfig config, SqlDatabase database, StorageScope scope) {
        super(scope, database, config.clock());
        this.config = config;
        this.database = database;
        this.scope = scope;
        this.schema = StorageSchema.of(database, config.poolTimeout(), scope);
    }

    @Override
    public Transaction begin() {
        return new MyBatisTransaction(scope.begin(), database, config.clock());
    }

    @Override
    public RetentionReport prune(RetentionPolicy policy) {
        FieldRules.required("policy", policy);
        return inTransaction(
                transaction -> policy.apply(transaction, config.clock().instant()));
    }

    @Override
    public StorageInfo info() {
        int schemaVersion = schema.version();
        return scope.read("ask for the version", session -> {
            Product product = database.dialect().product(session.connection());
            return new StorageInfo(
                    database.dialect().id(),
                    product.name(),
                    product.version(),
                    config.dataSource() == null
                            ? config.url().toString()
                            : url(session.connection().getMetaData().getURL()),
                    schemaVersion);
        });
    }

    /** What a host's data source leads to, as far as its driver tells. */
    private String url(@Nullable String ofDriver) {
        try {
            return ofDriver == null
                    ? config.url().toString()
                    : DatabaseUrl.parse(ofDriver).toString();
        } catch (ConfigurationException e) {
            log.debug("The driver of the host's data source has a URL of another form", e);
            return config.url().toString();
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean isConnected() {
        try {
            return ping();
        } catch (StorageException e) {
            log.debug("The database does not answer", e);
            return false;
        }
    }

    /** One thread waits for all who ask: a database that is gone is asked every second by some hosts. */
    @Override
    public boolean isConnected(Duration limit) {
        FieldRules.required("limit", limit);
        FutureTask<Boolean> mine = new FutureTask<>(this::isConnected);
        FutureTask<Boolean> asking =
                Objects.requireNonNull(probe.updateAndGet(last -> last == null || last.isDone() ? mine : last));
        if (asking == mine) {
            Thread thread = new Thread(mine, "barkeep-probe");
            thread.setDaemon(true);
            thread.start();
        }
        try {
            return asking.get(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            log.debug("The database does not answer within {}", limit, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<TableInfo> tables() {
        return measure();
    }

    @Override
    public Set<Capability> capabilities() {
        return database.capabilities();
    }

    @Override
    public void backup(Path file) {
        require(Capability.ONLINE_BACKUP);
        if (Files.exists(FieldRules.required("file", file), LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidDataException("file", file, "must not exist yet: a backup never overwrites");
        }
        scope.read("back up to " + file, session -> {
            database.dialect().backup(session.connection(), database.name(), file);
            return file;
        });
    }

    @Override
    public void vacuum() {
        scope.requireOpen();
        require(Capability.VACUUM);
        scope.maintain("vacuum", session -> {
            database.dialect()
                    .vacuum(
                            session.connection(),
                            Tables.ALL.stream().map(Table::name).toList());
            return session;
        });
    }

    private void require(Capability capability) {
        if (!database.capabilities().contains(capability)) {
            throw new UnsupportedException(capability, database.dialect().id(), "use the tools of the database");
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
