package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import dev.barkeep.storage.mybatis.table.Table;
import dev.barkeep.storage.mybatis.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.keygen.SelectKeyGenerator;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.logging.slf4j.Slf4jImpl;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.AutoMappingBehavior;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeAliasRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the mapper XML: the portable statements of this module, and then, in the same namespaces, those of the dialect, each of
 * which adds to the portable ones or takes the place of the one with its id. The files of a mapper are read when it is first used:
 * most programs use few of them. Every mapper method must have a statement and every statement a method, or the mapper cannot be
 * used: a misspelt id is none that quietly leaves the portable statement in place.
 */
public final class Statements {

    private static final Logger log = LoggerFactory.getLogger(Statements.class);

    /** Whose rows a mapper reads and writes. */
    private static final Map<Class<?>, Table<?>> TABLES = Map.of(
            DailyDataMapper.class, Tables.DAILY_DATA,
            IntradayDataMapper.class, Tables.INTRADAY_DATA,
            MetadataMapper.class, Tables.METADATA,
            SignalHistoryMapper.class, Tables.SIGNAL_HISTORY,
            PortfolioPerformanceMapper.class, Tables.PORTFOLIO_PERFORMANCE,
            PortfolioPositionMapper.class, Tables.PORTFOLIO_POSITIONS,
            SystemEventMapper.class, Tables.SYSTEM_EVENTS);

    /** Statements depend on the dialect only. */
    private static final Map<Class<?>, CompletableFuture<Configuration>> OF_DIALECTS = new ConcurrentHashMap<>();

    private Statements() {}

    /**
     * Begins to make what {@link #of} gives, in a thread of its own: MyBatis and the XML parser take as long to load as the driver
     * and the pool, and neither needs the other. Does nothing the second time.
     *
     * @param dialect as for {@link #of}
     */
    public static void prepare(Dialect dialect) {
        CompletableFuture<Configuration> unused = begin(dialect);
    }

    /**
     * Gives the statements of a dialect, made once for each JVM.
     *
     * @param dialect the dialect; its XML is in the folder {@code mapper} beside its class, named like the mappers, and there is
     *     none for a mapper to which it adds nothing
     * @return the statements, not to be changed; to ask for a mapper throws {@link UnexpectedException} if a method has no
     *     statement, or a statement no method
     */
    public static Configuration of(Dialect dialect) {
        CompletableFuture<Configuration> statements = begin(dialect);
        try {
            return statements.join();
        } catch (CompletionException e) {
            log.debug("The statements could not be made beside; they are made again, by who needs them", e);
            Configuration made = make(dialect.getClass(), dialect.columnTypes());
            OF_DIALECTS.replace(dialect.getClass(), statements, CompletableFuture.completedFuture(made));
            return made;
        }
    }

    private static CompletableFuture<Configuration> begin(Dialect dialect) {
        return OF_DIALECTS.computeIfAbsent(
                dialect.getClass(),
                type -> CompletableFuture.supplyAsync(() -> make(type, dialect.columnTypes()), Statements::runBeside));
    }

    private static void runBeside(Runnable work) {
        Thread thread = new Thread(work, "barkeep-statements");
        thread.setDaemon(true);
        // That of the caller may be closed before the thread has ended.
        thread.setContextClassLoader(Statements.class.getClassLoader());
        thread.start();
    }

    static Configuration make(Class<?> dialect, ColumnTypes types) {
        Layered configuration = new Layered(dialect, types);
        configuration.setLogImpl(Slf4jImpl.class);
        // Sessions are short and results belong to the caller: a cache would hand out the same list twice and keep it.
        configuration.setCacheEnabled(false);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        // Rows have readers; nothing is to be guessed from names.
        configuration.setAutoMappingBehavior(AutoMappingBehavior.NONE);
        // What a value is MyBatis sees only from the value.
        configuration.setJdbcTypeForNull(JdbcType.NULL);
        TypeAliasRegistry aliases = configuration.getTypeAliasRegistry();
        aliases.registerAlias("scale8", ColumnHandler.Scale8.class);
        aliases.registerAlias("scale4", ColumnHandler.Scale4.class);
        ColumnHandler.register(configuration.getTypeHandlerRegistry(), types);
        parse(configuration, Statements.class, "mapper/Common.xml");
        // Bars are what most programs ask for first; with them comes what MyBatis needs for any mapper.
        configuration.read(DailyDataMapper.class);
        return configuration;
    }

    /**
     * Statements that are read with the mapper that is asked for, and of which a later file has the last word. MyBatis itself takes
     * a second one of the same id for a mistake. Rows that they read go by {@link RowReaders}, rows that they write by
     * {@link RowParameters}.
     */
    private static final class Layered extends Configuration {

        private final Class<?> dialect;
        private final ColumnTypes types;
        private final RowReaders readers;
        private final Set<Class<?>> read = ConcurrentHashMap.newKeySet();
        private final Map<String, RowReader<?>> readerOf = new ConcurrentHashMap<>();
        private final Map<String, RowParameters<?>> parametersOf = new ConcurrentHashMap<>();

        Layered(Class<?> dialect, ColumnTypes types) {
            this.dialect = dialect;
            this.types = types;
            this.readers = new RowReaders(types);
            readers.types().forEach(getTypeAliasRegistry()::registerAlias);
            getLanguageRegistry().register(new Scripts());
            getLanguageRegistry().setDefaultDriverClass(Scripts.class);
        }

        @Override
        public <T> T getMapper(Class<T> mapper, SqlSession session) {
            if (!read.contains(mapper)) {
                read(mapper);
            }
            return super.getMapper(mapper, session);
        }

        private synchronized void read(Class<?> mapper) {
            if (!read.contains(mapper)) {
                for (Class<?> beside : List.of(Statements.class, dialect)) {
                    parse(this, beside, "mapper/" + mapper.getSimpleName() + ".xml");
                }
                if (!hasMapper(mapper)) {
                    // MyBatis looks for it by its name, which the class loader of the first caller may not know.
                    addMapper(mapper);
                }
                check(this, mapper);
                findHandlers(mapper);
                read.add(mapper);
            }
        }

        @Override
        public void addMappedStatement(MappedStatement statement) {
            String id = statement.getId();
            if (hasStatement(id, false)
                    && !getMappedStatement(id, false).getResource().equals(statement.getResource())) {
                mappedStatements.remove(id);
            }
            super.addMappedStatement(statement);
        }

        private void findHandlers(Class<?> mapper) {
            Table<?> table = TABLES.get(mapper);
            for (Method method : mapper.getMethods()) {
                MappedStatement statement = getMappedStatement(mapper.getName() + "." + method.getName());
                if (statement.getSqlCommandType() == SqlCommandType.SELECT) {
                    RowReader<?> reader =
                            readers.of(table, statement.getResultMaps().get(0).getType());
                    if (reader != null) {
                        readerOf.put(statement.getId(), reader);
                    }
                }
                if (table != null && RowParameters.fit(statement, table)) {
                    parametersOf.put(statement.getId(), new RowParameters<>(table, types));
                }
            }
        }

        @Override
        public ParameterHandler newParameterHandler(MappedStatement statement, Object parameter, BoundSql sql) {
            RowParameters<?> parameters = parametersOf.get(statement.getId());
            return parameters == null ? super.newParameterHandler(statement, parameter, sql) : parameters.of(parameter);
        }

        @Override
        @SuppressWarnings("rawtypes") // As MyBatis declares it.
        public ResultSetHandler newResultSetHandler(
                Executor executor,
                MappedStatement statement,
                RowBounds bounds,
                ParameterHandler parameters,
                ResultHandler results,
                BoundSql sql) {
            RowReader<?> reader = readerOf.get(statement.getId());
            return reader == null
                    ? super.newResultSetHandler(executor, statement, bounds, parameters, results, sql)
                    : new RowResults(reader);
        }
    }

    private static void parse(Configuration configuration, Class<?> beside, String file) {
        try (InputStream xml = beside.getResourceAsStream(file)) {
            if (xml != null) {
                String name = beside.getPackageName() + "/" + file;
                new XMLMapperBuilder(xml, configuration, name, configuration.getSqlFragments()).parse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " beside " + beside.getName(), e);
        }
    }

    /** Forces what MyBatis would do at first use, and finds what it would find out only then, or never. */
    private static void check(Configuration configuration, Class<?> mapper) {
        String namespace = mapper.getName() + ".";
        Set<String> methods = Stream.of(mapper.getMethods())
                .map(Method::getName)
                .map(namespace::concat)
                .collect(Collectors.toCollection(TreeSet::new));
        if (methods.size() != mapper.getMethods().length) {
            throw incomplete(mapper.getName() + " has overloaded methods: a statement has one method");
        }
        Set<String> found = configuration.getMappedStatementNames().stream()
                .filter(name -> name.startsWith(namespace) && !name.endsWith(SelectKeyGenerator.SELECT_KEY_SUFFIX))
                .collect(Collectors.toCollection(TreeSet::new));
        requireNone("mapper methods without a statement", methods, found);
        requireNone("statements without a mapper method", found, methods);
    }

    private static void requireNone(String problem, Set<String> all, Set<String> expected) {
        Set<String> surplus = new TreeSet<>(all);
        surplus.removeAll(expected);
        if (!surplus.isEmpty()) {
            throw incomplete(problem + ": " + surplus
                    + "; the portable ones are in storage-mybatis, those of the dialect in the folder mapper beside its"
                    + " class. Jars of different versions do not fit together");
        }
    }

    private static UnexpectedException incomplete(String message) {
        return new UnexpectedException(message, null);
    }
}
