package dev.barkeep.storage.mybatis;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.mybatis.dialect.Catalogue;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.migration.DatabaseSchema;
import dev.barkeep.storage.mybatis.migration.Migrations;
import dev.barkeep.storage.mybatis.repository.Statements;
import dev.barkeep.storage.mybatis.session.SqlDatabase;
import java.util.Set;
import java.util.function.Supplier;

/** The provider of a backend that is a {@link Dialect}. What is left to a subclass is its names, and a public constructor. */
public abstract class DialectProvider implements StorageProvider {

    private final String id;
    private final Set<String> urlSchemes;
    private final Supplier<Dialect> dialect;

    /**
     * Makes the provider. The dialect is made when a database is opened: looking for backends is to load no driver.
     *
     * @param id as {@link StorageProvider#id}
     * @param urlSchemes as {@link StorageProvider#urlSchemes}
     * @param dialect makes the dialect
     */
    protected DialectProvider(String id, Set<String> urlSchemes, Supplier<Dialect> dialect) {
        this.id = id;
        this.urlSchemes = urlSchemes;
        this.dialect = dialect;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Set<String> urlSchemes() {
        return urlSchemes;
    }

    @Override
    public final Storage open(StorageConfig config) {
        return complete(() -> {
            Dialect product = dialect.get();
            Statements.prepare(product);
            return MyBatisStorage.open(config, connect(product, config));
        });
    }

    @Override
    public final Schema schema(StorageConfig config) {
        StorageConfig one = config.toBuilder().poolSize(1).maxOverflow(0).build();
        return complete(() -> StorageSchema.alone(connect(dialect.get(), one), config.poolTimeout()));
    }

    @Override
    public final String script(int from, int to) {
        return DatabaseSchema.script(dialect.get(), from, to);
    }

    /**
     * Says what the tables are in this database, for who writes migrations or documents them. Loads the driver.
     *
     * @return stateless
     */
    public final Catalogue catalogue() {
        return dialect.get().catalogue();
    }

    private static SqlDatabase connect(Dialect product, StorageConfig config) {
        // Jars that do not fit together are refused before anything is connected to, or changed.
        Migrations.of(product);
        return SqlDatabase.connect(product, config);
    }

    private <R> R complete(Supplier<R> opening) {
        try {
            return opening.get();
        } catch (NoClassDefFoundError e) {
            ConfigurationException incomplete = new ConfigurationException(
                    Problem.NO_BACKEND,
                    null,
                    "the backend '" + id + "' is on the class path, and something that it needs is not: "
                            + e.getMessage() + "; add the jar that has it, mostly that of the driver");
            incomplete.addSuppressed(e);
            throw incomplete;
        }
    }
}
