package dev.barkeep.storage.testservers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Leads to a container, if there is an engine that answers at once. Testcontainers itself would wait for minutes on one that
 * answers and cannot pull images.
 *
 * @param kind what is started
 */
record DockerRoad(ServerKind kind) implements Road {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration START = Duration.ofMinutes(3);

    /** Testcontainers asks again and again for an image that cannot be had. */
    private static final Duration PULL = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "Docker";
    }

    @Override
    public Found take() throws Exception {
        if (!within(ANSWER, () -> DockerClientFactory.instance().isDockerAvailable())) {
            throw new IllegalStateException("no engine answers");
        }
        String image = image();
        DockerClient engine = DockerClientFactory.lazyClient();
        if (!within(ANSWER, () -> has(engine, image))) {
            try {
                within(PULL, () -> engine.pullImageCmd(image).start().awaitCompletion());
            } catch (IllegalStateException e) {
                throw new IllegalStateException(
                        "the image " + image + " is not there and was not to be had (" + e.getMessage()
                                + "); fetch it by: docker pull " + image,
                        e);
            }
        }
        return within(START, () -> start(image));
    }

    /** The one that the user names, else that of the version which runs from binaries. */
    private String image() {
        String given = System.getProperty(kind.imageProperty());
        if (given != null) {
            return given;
        }
        return switch (kind) {
            case POSTGRESQL -> "postgres:18";
            case MYSQL -> "mysql:8.0";
            case MARIADB_11_4 -> "mariadb:11.4";
            case MARIADB_10_11 -> "mariadb:10.11";
        };
    }

    private static boolean has(DockerClient engine, String image) {
        try {
            engine.inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** What runs too long is left to itself: some of what Testcontainers waits for cannot be interrupted. */
    static <T> T within(Duration limit, Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Thread thread = new Thread(task, "test-server-docker");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("not done within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        }
    }

    private Found start(String image) {
        String password = UUID.randomUUID().toString();
        boolean postgres = kind == ServerKind.POSTGRESQL;
        DockerImageName name = DockerImageName.parse(image);
        JdbcDatabaseContainer<?> container = switch (kind) {
            case POSTGRESQL -> new PostgreSQLContainer(name.asCompatibleSubstituteFor("postgres"));
            case MYSQL -> new MySQLContainer(name.asCompatibleSubstituteFor("mysql"));
            case MARIADB_11_4, MARIADB_10_11 -> new MariaDBContainer(name.asCompatibleSubstituteFor("mariadb"));
        };
        container
                .withUsername(postgres ? "barkeep" : "root")
                .withPassword(password)
                .withDatabaseName(postgres ? "postgres" : "test");
        // The odd settings of the scripts.
        if (postgres) {
            container.withCommand(
                    "postgres",
                    "-cfsync=off",
                    "-cmax_connections=200",
                    "-ctimezone=Asia/Kathmandu",
                    "-cdatestyle=SQL, DMY",
                    "-cintervalstyle=sql_standard",
                    "-cdefault_transaction_isolation=serializable");
        } else {
            container.withCommand(
                    "--max-connections=300",
                    "--sql-mode=",
                    "--character-set-server=latin1",
                    "--collation-server=latin1_swedish_ci",
                    "--default-time-zone=+05:45",
                    "--transaction-isolation=REPEATABLE-READ");
        }
        container.start();
        // Stays until the JVM ends; Testcontainers sees to that, however it ends.
        return new Found(
                new ServerUrl(
                        kind.scheme(),
                        container.getUsername() + ":" + password,
                        container.getHost() + ":" + container.getMappedPort(postgres ? 5432 : 3306),
                        postgres ? "postgres" : "",
                        // Where the engine is not on this machine: a password goes to no server that is not verified.
                        kind == ServerKind.MYSQL ? "sslMode=REQUIRED" : ""),
                Origin.DOCKER,
                Optional.empty());
    }
}
