package dev.barkeep.storage.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.TestAbortedException;

/**
 * A database server to test on: that of the URL which the user gave, one in Docker, or one that runs from binaries as a child
 * of this JVM, listens on the loopback interface only, and is gone when the JVM is, also if that was killed.
 */
public final class TestServer implements AutoCloseable {

    private static final Map<ServerKind, TestServer> RUNNING = new EnumMap<>(ServerKind.class);
    private static final Map<ServerKind, RuntimeException> REFUSED = new EnumMap<>(ServerKind.class);

    private final ServerKind kind;
    private final Road.Found found;
    private final List<String> databases = new ArrayList<>();

    /** How a server ends. */
    public enum Stop {
        /** In good order: what is committed is written, clients are told. */
        CLEAN,
        /**
         * At once, as in a crash: by signal 9, or on PostgreSQL by its immediate mode, as the processes that the signal leaves
         * would be in the way of a new start.
         */
        ABRUPT
    }

    private TestServer(ServerKind kind, Road.Found found) {
        this.kind = kind;
        this.found = found;
    }

    /**
     * Gives the server of a kind, and starts it if need be.
     *
     * @param kind what is wanted
     * @return the one server of its kind in this JVM, which nobody stops or closes
     * @throws TestAbortedException if the user skips this kind; the message says by what
     * @throws IllegalStateException if there is none to be had; the message says what was tried, why it failed and what to do
     * @throws IllegalArgumentException if the user gave a URL that is none
     */
    public static TestServer of(ServerKind kind) {
        synchronized (RUNNING) {
            RuntimeException refusal = REFUSED.get(kind);
            if (refusal != null) {
                // What took so long to fail is not tried again by every test class.
                throw refusal;
            }
            TestServer running = RUNNING.get(kind);
            if (running == null) {
                running = choose(kind);
                RUNNING.put(kind, running);
                Runtime.getRuntime().addShutdownHook(new Thread(running::dropDatabases));
            }
            return running;
        }
    }

    private static TestServer choose(ServerKind kind) {
        // Who names an image wants that one: another version from binaries would prove something else.
        List<Road> roads = System.getProperty(kind.imageProperty()) == null
                ? List.of(new DockerRoad(kind), new BinariesRoad(kind))
                : List.of(new DockerRoad(kind));
        ServerChoice choice = new ServerChoice(System.getenv(), System.getProperties(), roads);
        try {
            return new TestServer(kind, choice.choose(kind));
        } catch (TestAbortedException e) {
            // Maven counts skipped tests and does not say why.
            System.out.println(e.getMessage());
            REFUSED.put(kind, e);
            throw e;
        } catch (IllegalStateException | IllegalArgumentException e) {
            REFUSED.put(kind, e);
            throw e;
        }
    }

    /**
     * Starts a further server that nobody else uses, to be stopped and started again.
     *
     * @param kind what is wanted
     * @return a server that this JVM runs from binaries, with no data; the caller closes it
     * @throws TestAbortedException if the user skips this kind, or tests on a server which is not this JVM's to stop; the
     *     message says so
     * @throws IllegalStateException if it cannot be started; the message says why
     */
    public static TestServer startOwn(ServerKind kind) {
        if (!of(kind).isOwn()) {
            String reason = "not run on " + kind + ": a server that is given or in Docker is not stopped by a test";
            System.out.println(reason);
            return Assumptions.abort(reason);
        }
        ServerChoice choice =
                new ServerChoice(System.getenv(), System.getProperties(), List.of(new BinariesRoad(kind)));
        return new TestServer(kind, choice.choose(kind));
    }

    /**
     * Says what it is.
     *
     * @return what was asked for; a server that the user gave may be another
     */
    public ServerKind kind() {
        return kind;
    }

    /**
     * Says whether it is a child of this JVM.
     *
     * @return {@code false} if the user gave it or Docker runs it
     */
    public boolean isOwn() {
        return found.process().isPresent();
    }

    /**
     * Gives the URL.
     *
     * @return the library's, like {@code mysql://user:password@127.0.0.1:port/}; with the database that has the schemas on
     *     PostgreSQL
     */
    public String url() {
        return found.url().toString();
    }

    /**
     * Gives the URL of one of its databases.
     *
     * @param database its name; on PostgreSQL that of a schema
     * @return the library's URL
     */
    public String url(String database) {
        return found.url().in(database).toString();
    }

    /**
     * Makes an empty database, or an empty schema on PostgreSQL, with the defaults of the server. It goes with the server, or
     * with this JVM if the server is the user's.
     *
     * @return its name, which no other has
     */
    public String newDatabase() {
        String name = "tck_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE " + keyword() + " " + name);
        synchronized (databases) {
            databases.add(name);
        }
        return name;
    }

    /**
     * Connects past the library.
     *
     * @return a connection in which everything is allowed, to the database of {@link #url()}
     * @throws SQLException from the driver
     */
    public Connection connect() throws SQLException {
        return found.url().connect();
    }

    /**
     * Connects past the library.
     *
     * @param database the name of a database; on PostgreSQL that of a schema
     * @return a connection in which everything is allowed
     * @throws SQLException from the driver
     */
    public Connection connect(String database) throws SQLException {
        return found.url().in(database).connect();
    }

    /**
     * Executes a statement past the library.
     *
     * @param sql the statement
     * @throws IllegalStateException if the server refuses it
     */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refuses: " + sql, e);
        }
    }

    /**
     * Executes a statement in one of its databases past the library.
     *
     * @param database the name of a database; on PostgreSQL that of a schema
     * @param sql the statement
     * @return the first column of its rows, {@code "null"} where that is null; empty if it has no rows
     * @throws IllegalStateException if the server refuses it
     */
    public List<String> query(String database, String sql) {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        values.add(String.valueOf(rows.getString(1)));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refuses: " + sql, e);
        }
        return values;
    }

    /**
     * Lists the tables of one of its databases.
     *
     * @param database the name of a database; on PostgreSQL that of a schema
     * @return their names in order
     */
    public List<String> tables(String database) {
        return query(
                database,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = '" + database + "' ORDER BY 1");
    }

    /**
     * Lets the planner know how many rows the tables of one of its databases have.
     *
     * @param database the name of a database; on PostgreSQL that of a schema
     */
    public void analyse(String database) {
        String analyse = kind == ServerKind.POSTGRESQL ? "ANALYZE " : "ANALYZE TABLE ";
        tables(database).forEach(table -> query(database, analyse + table));
    }

    /**
     * Stops a server of {@link #startOwn} that runs. Returns when it is down.
     *
     * @param how in good order or not
     * @throws UncheckedIOException if it cannot be stopped
     */
    public void stop(Stop how) {
        command(how == Stop.CLEAN ? "stop" : "kill");
    }

    /**
     * Starts a server of {@link #startOwn} that was stopped, on the same port and the same data. Returns when it takes
     * connections.
     *
     * @throws UncheckedIOException if it does not start; the message holds what it said
     */
    public void start() {
        command("start");
    }

    /** Ends a server of {@link #startOwn}; returns when it and its data are gone. */
    @Override
    public void close() {
        try {
            ownAlone().close();
        } catch (IOException e) {
            throw new UncheckedIOException(kind + " does not end", e);
        }
    }

    private void command(String command) {
        try {
            ownAlone().command(command);
        } catch (IOException e) {
            throw new UncheckedIOException(kind + " does not " + command, e);
        }
    }

    private ServerProcess ownAlone() {
        synchronized (RUNNING) {
            if (RUNNING.get(kind) == this) {
                throw new IllegalStateException("this server is shared; take one by startOwn");
            }
        }
        return process().orElseThrow();
    }

    Optional<ServerProcess> process() {
        return found.process();
    }

    private String keyword() {
        return kind == ServerKind.POSTGRESQL ? "SCHEMA" : "DATABASE";
    }

    /** What goes as a whole need not be tidied; somebody else's server is left as it was found. */
    private void dropDatabases() {
        if (found.origin() == Road.Origin.GIVEN) {
            synchronized (databases) {
                databases.forEach(name -> execute("DROP " + keyword() + " IF EXISTS " + name
                        + (kind == ServerKind.POSTGRESQL ? " CASCADE" : "")));
            }
        }
    }
}
