package dev.barkeep.storage.mybatis.repository;

import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.mybatis.dialect.ColumnTypes;
import dev.barkeep.storage.mybatis.dialect.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeAliasRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Reads the mapper XML: the portable statements of this module, and then, in the same namespaces, those of the dialect, each of
 * which adds to the portable ones or takes the place of the one with its id. Every mapper method must have a statement and every
 * statement a method, or nothing opens: a misspelt id is none that quietly leaves the portable statement in place.
 */
public final class Statements {

    private static final List<Class<?>> MAPPERS = List.of(
            DailyDataMapper.class,
            IntradayDataMapper.class,
            MetadataMapper.class,
            SignalHistoryMapper.class,
            PortfolioPerformanceMapper.class,
            PortfolioPositionMapper.class,
            SystemEventMapper.class,
            MaintenanceMapper.class);

    /** Statements depend on the dialect only, and reading them costs some hundred milliseconds the first time. */
    private static final Map<Class<?>, Configuration> READ = new ConcurrentHashMap<>();

    private Statements() {}

    /**
     * Gives all statements of a dialect, read once for each JVM.
     *
     * @param dialect the dialect; its XML is in the folder {@code mapper} beside its class, named like the mappers, and there is
     *     none for a mapper to which it adds nothing
     * @return the statements, not to be changed
     * @throws UnexpectedException if a method has no statement, or a statement no method
     */
    public static Configuration of(Dialect dialect) {
        return READ.computeIfAbsent(dialect.getClass(), type -> read(type, dialect.columnTypes()));
    }

    static Configuration read(Class<?> dialect, ColumnTypes types) {
        RowReaders readers = new RowReaders(types);
        Configuration configuration = new Layered(readers);
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
        readers.types().forEach(aliases::registerAlias);
        ColumnHandler.register(configuration.getTypeHandlerRegistry(), types);
        parse(configuration, Statements.class, "mapper/Common.xml");
        for (Class<?> beside : List.of(Statements.class, dialect)) {
            for (Class<?> mapper : MAPPERS) {
                parse(configuration, beside, "mapper/" + mapper.getSimpleName() + ".xml");
            }
        }
        check(configuration);
        return configuration;
    }

    /**
     * Statements of which a later file has the last word, where MyBatis itself takes a second one of the same id for a mistake, and
     * whose rows are read by {@link RowReaders}.
     */
    private static final class Layered extends Configuration {

        private final RowReaders readers;
        private final Map<String, RowReader<?>> readerOf = new HashMap<>();

        Layered(RowReaders readers) {
            this.readers = readers;
        }

        @Override
        public void addMappedStatement(MappedStatement statement) {
            String id = statement.getId();
            if (hasStatement(id, false)
                    && !getMappedStatement(id, false).getResource().equals(statement.getResource())) {
                mappedStatements.remove(id);
            }
            super.addMappedStatement(statement);
            RowReader<?> reader = reader(statement);
            if (reader != null) {
                readerOf.put(id, reader);
            }
        }

        private @Nullable RowReader<?> reader(MappedStatement statement) {
            if (statement.getSqlCommandType() != SqlCommandType.SELECT) {
                return null;
            }
            String mapper = statement.getId().substring(0, statement.getId().lastIndexOf('.'));
            return MAPPERS.stream()
                    .filter(type -> type.getName().equals(mapper))
                    .findFirst()
                    .<RowReader<?>>map(type ->
                            readers.of(type, statement.getResultMaps().get(0).getType()))
                    .orElse(null);
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
    private static void check(Configuration configuration) {
        Collection<String> statements = configuration.getMappedStatementNames();
        for (Class<?> mapper : MAPPERS) {
            String namespace = mapper.getName() + ".";
            Set<String> methods = Stream.of(mapper.getMethods())
                    .map(Method::getName)
                    .map(namespace::concat)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (methods.size() != mapper.getMethods().length) {
                throw incomplete(mapper.getName() + " has overloaded methods: a statement has one method");
            }
            Set<String> found = statements.stream()
                    .filter(name -> name.startsWith(namespace) && !name.endsWith(SelectKeyGenerator.SELECT_KEY_SUFFIX))
                    .collect(Collectors.toCollection(TreeSet::new));
            requireNone("mapper methods without a statement", methods, found);
            requireNone("statements without a mapper method", found, methods);
        }
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
