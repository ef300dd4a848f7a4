package dev.barkeep.storage;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which database to open, and how. Immutable. A password shows in no text of it, of an exception or of an open storage
 * (CFG-007).
 *
 * <p>The variables are read by {@link #fromEnvironment} and {@link #fromMap}. A value that does not parse is an error that
 * names the variable (CFG-001), an empty value counts as none, names that are not in the table are left alone (CFG-002),
 * and {@code DATABASE_URL} wins over all that say where the database is (CFG-003).
 *
 * <table>
 * <caption>Variables</caption>
 * <tr><th>variable</th><th>meaning</th><th>default</th></tr>
 * <tr><td>DATABASE_URL</td><td>see {@link DatabaseUrl}</td><td></td></tr>
 * <tr><td>DATABASE_TYPE</td><td>sqlite, postgresql, mysql, mariadb, or the id of another backend</td><td>sqlite</td></tr>
 * <tr><td>DATABASE_PATH</td><td>the SQLite file; its folder is made</td><td>data/market_data.db</td></tr>
 * <tr><td>DB_USER, DB_PASSWORD, DB_NAME</td><td>for a server</td><td>none: a missing one is an error (CFG-004)</td></tr>
 * <tr><td>DB_HOST</td><td>for a server</td><td>localhost</td></tr>
 * <tr><td>DB_PORT</td><td>for a server, 1 to 65535</td><td>the backend's: 5432 or 3306</td></tr>
 * <tr><td>DB_POOL_SIZE</td><td>connections kept ready, 1 or more</td><td>20</td></tr>
 * <tr><td>DB_MAX_OVERFLOW</td><td>how many more under load, 0 or more</td><td>40</td></tr>
 * <tr><td>DB_POOL_RECYCLE</td><td>seconds after which a connection is renewed, 30 or more; -1 for never</td>
 *     <td>3600</td></tr>
 * <tr><td>DB_POOL_TIMEOUT</td><td>seconds to wait for a free connection, and as long again for a lock; 1 or more</td>
 *     <td>30</td></tr>
 * <tr><td>SQL_ECHO</td><td>log each statement with its time: true or false</td><td>False</td></tr>
 * </table>
 */
public final class StorageConfig {

    /** The SQLite file if nothing is said. */
    public static final String DEFAULT_PATH = "data/market_data.db";

    private static final Logger log = LoggerFactory.getLogger(StorageConfig.class);
    /** The pool counts in milliseconds, in 32 bits. */
    private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE / 1000);

    private final DatabaseUrl url;
    private final @Nullable DataSource dataSource;
    private final int poolSize;
    private final int maxOverflow;
    private final @Nullable Duration poolRecycle;
    private final Duration poolTimeout;
    private final boolean sqlEcho;
    private final Clock clock;
    private final Consumer<Leak> onLeak;
    private final SchemaPolicy schemaPolicy;
    private final boolean trustDriverParameters;

    private StorageConfig(Builder builder) {
        this.url = builder.url;
        this.dataSource = builder.dataSource;
        this.poolSize = builder.poolSize;
        this.maxOverflow = builder.maxOverflow;
        this.poolRecycle = builder.poolRecycle;
        this.poolTimeout = builder.poolTimeout;
        this.sqlEcho = builder.sqlEcho;
        this.clock = builder.clock;
        this.onLeak = builder.onLeak;
        this.schemaPolicy = builder.schemaPolicy;
        this.trustDriverParameters = builder.trustDriverParameters;
    }

    /**
     * Begins a configuration in code, with the defaults of the table.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins a configuration that differs from this one.
     *
     * @return a builder with the values of this configuration
     */
    public Builder toBuilder() {
        Builder builder = builder()
                .url(url)
                .poolSize(poolSize)
                .maxOverflow(maxOverflow)
                .poolRecycle(poolRecycle)
                .poolTimeout(poolTimeout)
                .sqlEcho(sqlEcho)
                .clock(clock)
                .onLeak(onLeak)
                .schemaPolicy(schemaPolicy)
                .trustDriverParameters(trustDriverParameters);
        builder.dataSource = dataSource;
        return builder;
    }

    /**
     * Configures a URL, the rest by default.
     *
     * @param url see {@link DatabaseUrl}
     * @return the configuration
     * @throws ConfigurationException if the URL cannot be understood
     */
    public static StorageConfig fromUrl(String url) {
        return builder().url(url).build();
    }

    /**
     * Reads the variables of the process and of the file {@code .env} in the working directory, if there is one, as
     * {@link #fromEnvironment(Path, Map)} does.
     *
     * @return the configuration
     * @throws ConfigurationException if a value does not parse or is missing, or the file cannot be trusted
     */
    public static StorageConfig fromEnvironment() {
        return fromEnvironment(Path.of(".env"), System.getenv());
    }

    /**
     * Reads variables and a {@code .env} file. The process wins over the file (CFG-005).
     *
     * <p>The variables that say where the database is, and as whom to log in, come from one source: DATABASE_URL, DATABASE_TYPE,
     * DATABASE_PATH, DB_USER, DB_PASSWORD, DB_HOST, DB_PORT and DB_NAME. If the process has one of them, none comes from the file.
     * So a password of the process never goes to a host that only a file names. The other variables are merged one by one.
     *
     * <p>The file must be a regular file of 64 KiB at most. It must belong to the user of this process or to root, and not be
     * writable by everybody. A file system without such rights is taken as it is.
     *
     * @param dotEnv the file; it need not exist
     * @param environment variables of the process
     * @return the configuration
     * @throws ConfigurationException if a value does not parse or is missing; if the file cannot be trusted; if the process sets
     *     only some of DB_USER to DB_NAME, while the file has DATABASE_URL, DATABASE_TYPE or DATABASE_PATH
     */
    public static StorageConfig fromEnvironment(Path dotEnv, Map<String, String> environment) {
        return fromMap(variables(dotEnv, environment));
    }

    /**
     * Merges variables with a {@code .env} file, as {@link #fromEnvironment(Path, Map)} does. A program may change the result
     * and give it to {@link #fromMap}.
     *
     * @param dotEnv the file; it need not exist
     * @param environment variables of the process
     * @return the variables by name, in no order; may be changed
     * @throws ConfigurationException as {@link #fromEnvironment(Path, Map)}, but for values that do not parse
     */
    public static Map<String, String> variables(Path dotEnv, Map<String, String> environment) {
        return Variables.merged(dotEnv, environment, DotEnv.read(dotEnv, Variables.NAMES));
    }

    /**
     * Checks whether any of the variables names the database or the login.
     *
     * @param variables the variables by name
     * @return whether one of the group of {@link #fromEnvironment(Path, Map)} is there and not empty
     */
    public static boolean hasLocation(Map<String, String> variables) {
        return Variables.hasLocation(variables);
    }

    /**
     * Reads variables.
     *
     * @param variables the variables of the table, by name; others are left alone
     * @return the configuration
     * @throws ConfigurationException if a value does not parse or is missing
     */
    public static StorageConfig fromMap(Map<String, String> variables) {
        return new Variables(variables).toConfig();
    }

    /**
     * Gives where the database is.
     *
     * @return its URL in parts
     */
    public DatabaseUrl url() {
        return url;
    }

    /**
     * Gives the host's own source of connections.
     *
     * @return where connections come from, or {@code null} if the storage makes and pools them itself, from the URL
     */
    public @Nullable DataSource dataSource() {
        return dataSource;
    }

    /**
     * Gives how many connections are kept ready. A storage that needs no connections does not look at it.
     *
     * @return 1 or more
     */
    public int poolSize() {
        return poolSize;
    }

    /**
     * Gives how many more connections there may be under load.
     *
     * @return 0 or more
     */
    public int maxOverflow() {
        return maxOverflow;
    }

    /**
     * Gives the age at which a connection is renewed.
     *
     * @return 30 seconds or more, or {@code null} for never
     */
    public @Nullable Duration poolRecycle() {
        return poolRecycle;
    }

    /**
     * Gives how long to wait for a free connection. Whoever gets none in that time is told how the pool stands and who has its
     * connections, in words of the backend, by an {@link dev.barkeep.storage.error.UnavailableException} (CON-002); however many
     * callers there are, all get their turn (CON-003).
     *
     * <p>Whoever has a connection waits as long again at most for a lock that somebody else's transaction holds, as that of a row it
     * changed or that of the one writer. Then it is a {@link dev.barkeep.storage.error.ConflictException}, and nothing of the call
     * is stored (CON-006). A parameter of the URL that limits the wait for locks wins over this, as {@code lock_timeout} of PostgreSQL
     * does. On connections of a host's own data source the host sets it.
     *
     * @return 1 second or more
     */
    public Duration poolTimeout() {
        return poolTimeout;
    }

    /**
     * Says whether statements are logged, by the logger {@code dev.barkeep.storage.sql} at level INFO, with their time and
     * without their values.
     *
     * @return whether they are
     */
    public boolean sqlEcho() {
        return sqlEcho;
    }

    /**
     * Gives the clock of created_at, updated_at and {@link Storage#prune}. Each call asks it, so the rows of a long transaction have
     * the times of the calls that stored them, not of its begin or its commit; all rows of one call have the same time (TIM-004).
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Gives who is told of streams and transactions that nobody ended.
     *
     * @return called in any thread; by default it logs a warning with the place. Of transactions that are open when the
     *     storage closes it is not told: they are rolled back
     */
    public Consumer<Leak> onLeak() {
        return onLeak;
    }

    /**
     * Says what opening does about the tables.
     *
     * @return by default {@link SchemaPolicy#MIGRATE}
     */
    public SchemaPolicy schemaPolicy() {
        return schemaPolicy;
    }

    /**
     * Says whether any parameter of the driver may stand in the URL.
     *
     * @return by default {@code false}: only those pass that load no classes, touch no files but certificates, reach no other host
     *     and do not change what rows mean
     */
    public boolean trustDriverParameters() {
        return trustDriverParameters;
    }

    @Override
    public String toString() {
        return "StorageConfig[url=" + url + (dataSource == null ? "" : ", dataSource of the host") + ", poolSize="
                + poolSize + ", maxOverflow=" + maxOverflow + ", poolRecycle=" + poolRecycle + ", poolTimeout="
                + poolTimeout + ", sqlEcho=" + sqlEcho + ", schemaPolicy=" + schemaPolicy + "]";
    }

    static ConfigurationException invalid(String name, Object value, String rule) {
        return new ConfigurationException(Problem.INVALID_VALUE, name, "'" + value + "' " + rule);
    }

    /** Builds a configuration in code. Values are checked when they are set; errors name the variable of the table. */
    public static final class Builder {

        private DatabaseUrl url = DatabaseUrl.sqlite(DEFAULT_PATH);
        private @Nullable DataSource dataSource;
        private int poolSize = 20;
        private int maxOverflow = 40;
        private @Nullable Duration poolRecycle = Duration.ofHours(1);
        private Duration poolTimeout = Duration.ofSeconds(30);
        private boolean sqlEcho;
        private Clock clock = Clock.systemUTC();
        private Consumer<Leak> onLeak = leak -> log.warn(
                "Never closed by its user, and closed now: {}; use try-with-resources", leak.what(), leak.openedAt());

        private SchemaPolicy schemaPolicy = SchemaPolicy.MIGRATE;
        private boolean trustDriverParameters;

        private Builder() {}

        /**
         * Sets where the database is.
         *
         * @param url see {@link DatabaseUrl}
         * @return this builder
         * @throws ConfigurationException if it cannot be understood
         */
        public Builder url(String url) {
            return url(DatabaseUrl.parse(url));
        }

        /**
         * Sets where the database is.
         *
         * @param url its URL in parts
         * @return this builder
         */
        public Builder url(DatabaseUrl url) {
            this.url = Objects.requireNonNull(url, "url");
            this.dataSource = null;
            return this;
        }

        /**
         * Takes connections from the host: from its own pool, or a proxy of one server. It is used and never closed, and its connections are given back as they came. How many there are, and
         * how long to wait for one, is a matter of the data source. It takes the place of a URL.
         *
         * <p>Every connection has to come without a transaction on it: the storage begins and ends its own. Of a data source
         * that binds connections to the transactions of a framework, as JTA does, hand in the one behind. A connection on which
         * somebody else has changed something is refused where the driver tells, and nothing is done on it: a
         * {@link ConfigurationException} of the call.
         *
         * <p>Where a connection cannot be unwrapped to the class of its driver, many rows are written by portable
         * statements instead of the driver's own way, which is slower, and a statement that runs when the storage is
         * closed comes to its own end.
         *
         * @param type the kind of database that it leads to: the id of a backend or one of its URL schemes
         * @param source where connections come from
         * @return this builder
         * @throws ConfigurationException if the type cannot be the name of one
         */
        public Builder dataSource(String type, DataSource source) {
            Objects.requireNonNull(source, "source");
            if (!Variables.TYPE.matcher(Objects.requireNonNull(type, "type")).matches()) {
                throw invalid("dataSource", type, "is not the id of a backend, like postgresql");
            }
            this.url = DatabaseUrl.parse(type + "://");
            this.dataSource = source;
            return this;
        }

        /**
         * Sets how many connections are kept ready.
         *
         * @param connections 1 or more
         * @return this builder
         */
        public Builder poolSize(int connections) {
            if (connections < 1) {
                throw invalid("DB_POOL_SIZE", connections, "must be 1 or more");
            }
            this.poolSize = connections;
            return this;
        }

        /**
         * Sets how many more connections there may be under load.
         *
         * @param connections 0 or more
         * @return this builder
         */
        public Builder maxOverflow(int connections) {
            if (connections < 0) {
                throw invalid("DB_MAX_OVERFLOW", connections, "must be 0 or more");
            }
            this.maxOverflow = connections;
            return this;
        }

        /**
         * Sets the age at which a connection is renewed.
         *
         * @param age 30 seconds or more, or {@code null} for never
         * @return this builder
         */
        public Builder poolRecycle(@Nullable Duration age) {
            if (age != null && (age.compareTo(Duration.ofSeconds(30)) < 0 || age.compareTo(LONGEST) > 0)) {
                throw invalid(
                        "DB_POOL_RECYCLE",
                        age.toSeconds(),
                        "must be 30 to " + LONGEST.toSeconds() + " seconds, or -1 for never");
            }
            this.poolRecycle = age;
            return this;
        }

        /**
         * Sets how long to wait for a free connection, and for a lock; see {@link StorageConfig#poolTimeout}.
         *
         * @param longest 1 second or more
         * @return this builder
         */
        public Builder poolTimeout(Duration longest) {
            if (longest.compareTo(Duration.ofSeconds(1)) < 0 || longest.compareTo(LONGEST) > 0) {
                throw invalid(
                        "DB_POOL_TIMEOUT", longest.toSeconds(), "must be 1 to " + LONGEST.toSeconds() + " seconds");
            }
            this.poolTimeout = longest;
            return this;
        }

        /**
         * Sets whether statements are logged; see {@link StorageConfig#sqlEcho}.
         *
         * @param echo whether they are
         * @return this builder
         */
        public Builder sqlEcho(boolean echo) {
            this.sqlEcho = echo;
            return this;
        }

        /**
         * Sets the clock of created_at, updated_at and {@link Storage#prune}.
         *
         * @param source the clock; its zone does not matter
         * @return this builder
         */
        public Builder clock(Clock source) {
            this.clock = Objects.requireNonNull(source, "clock");
            return this;
        }

        /**
         * Sets who is told of streams and transactions that nobody ended.
         *
         * @param listener called in any thread, also that of the garbage collection; what it throws is logged
         * @return this builder
         */
        public Builder onLeak(Consumer<Leak> listener) {
            this.onLeak = Objects.requireNonNull(listener, "onLeak");
            return this;
        }

        /**
         * Sets what opening does about the tables.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder schemaPolicy(SchemaPolicy policy) {
            this.schemaPolicy = Objects.requireNonNull(policy, "schemaPolicy");
            return this;
        }

        /**
         * Lets any parameter of the driver stand in the URL. For a URL that the program itself wrote: some parameters load
         * classes, read and write files, or connect to another host. There is no variable for it.
         *
         * @param trust whether they pass; see {@link StorageConfig#trustDriverParameters}
         * @return this builder
         */
        public Builder trustDriverParameters(boolean trust) {
            this.trustDriverParameters = trust;
            return this;
        }

        /**
         * Makes the configuration.
         *
         * @return the configuration
         * @throws ConfigurationException if pool size and overflow together exceed 2,147,483,647
         */
        public StorageConfig build() {
            // Checked here and not by the setters, which may be called in any order.
            if (poolSize > Integer.MAX_VALUE - maxOverflow) {
                throw invalid("DB_POOL_SIZE", poolSize, "and DB_MAX_OVERFLOW together must be 2147483647 or less");
            }
            return new StorageConfig(this);
        }
    }
}
