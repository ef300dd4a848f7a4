package dev.barkeep.storage.testservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's PgBouncer before a server of PostgreSQL, in transaction mode, on a free port of the loopback interface. It ends, and
 * its folder goes, when this is closed and when the JVM is gone, however it went.
 */
public final class PgBouncer implements AutoCloseable {

    /**
     * Lives as long as somebody holds the other end of its standard input. PgBouncer refuses to run as root, and nobody else may
     * look into root's cache.
     */
    private static final String SCRIPT = """
            trap : INT TERM HUP PIPE
            cp "$2" "$1/pgbouncer"
            if [ -n "$3" ]; then
                cp "$3"/*.so* "$1"
            fi
            as=
            if [ "$(id -u)" = 0 ]; then
                chown -R "$(id -u nobody)" "$1"
                as="setpriv --reuid=$(id -u nobody) --regid=$(id -g nobody) --clear-groups"
            fi
            LD_LIBRARY_PATH=$1 $as "$1/pgbouncer" "$1/pgbouncer.ini" 2>&1 </dev/null &
            pid=$!
            # Who reads is to see the end if PgBouncer ends.
            exec >/dev/null 2>&1
            cat || true
            kill "$pid"
            wait "$pid"
            rm -rf "$1"
            """;

    private final ServerUrl server;
    private final int port;
    private final Process script;

    private PgBouncer(ServerUrl server, int port, Process script) {
        this.server = server;
        this.port = port;
        this.script = script;
    }

    /**
     * Starts one for tests, or skips them and says why: Maven counts skipped tests and does not name them.
     *
     * @param settings further lines of its configuration
     * @return it, before the server of {@link TestServer#of}, when it takes connections
     * @throws org.opentest4j.TestAbortedException if it cannot be had, or the server is not a child of this JVM
     * @throws IOException if it is there and does not run; the message says why
     * @throws InterruptedException if the thread was interrupted
     */
    public static PgBouncer orSkip(String... settings) throws IOException, InterruptedException {
        TestServer server = TestServer.of(ServerKind.POSTGRESQL);
        if (!server.isOwn()) {
            return skip("it is put before servers alone that this JVM runs");
        }
        try {
            SystemLibraries.missingOf(SystemLibraries.program("pgbouncer"));
        } catch (IOException e) {
            return skip(String.valueOf(e.getMessage()));
        }
        return start(server, settings);
    }

    private static PgBouncer skip(String why) {
        String reason = "not run behind PgBouncer: " + why;
        System.out.println(reason);
        return Assumptions.abort(reason);
    }

    /**
     * Starts one.
     *
     * @param server the server behind it
     * @param settings further lines of its configuration
     * @return it, when it takes connections
     * @throws IOException if it is not here and cannot be fetched, or does not run; the message says why
     * @throws InterruptedException if the thread was interrupted
     */
    public static PgBouncer start(TestServer server, String... settings) throws IOException, InterruptedException {
        Path program = SystemLibraries.program("pgbouncer");
        Optional<Path> libraries = SystemLibraries.missingOf(program);
        ServerUrl url = ServerUrl.parse(server.url());
        int port = ServerProcess.freePort();
        Path folder = Files.createTempDirectory("barkeep-pgbouncer-");
        String user = url.login().substring(0, url.login().indexOf(':'));
        String password = url.login().substring(user.length() + 1);
        write(folder.resolve("users"), '"' + user + "\" \"" + password + "\"\n");
        String host = url.address().substring(0, url.address().lastIndexOf(':'));
        write(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=%s port=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s/users
                pool_mode = transaction
                max_client_conn = 500
                log_connections = 0
                log_disconnections = 0
                log_stats = 0
                %s
                """.formatted(
                        host, url.address().substring(host.length() + 1), port, folder, String.join("\n", settings)));
        ProcessBuilder builder = new ProcessBuilder(
                "sh",
                "-c",
                SCRIPT,
                "sh",
                folder.toString(),
                program.toString(),
                libraries.map(Path::toString).orElse(""));
        PgBouncer started = new PgBouncer(url, port, builder.start());
        started.awaitStart();
        return started;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private void awaitStart() throws IOException {
        BufferedReader said = script.inputReader(StandardCharsets.UTF_8);
        StringBuilder other = new StringBuilder();
        for (String line = said.readLine(); line == null || !line.contains("process up"); line = said.readLine()) {
            if (line == null) {
                throw new IOException("PgBouncer does not run; it said:" + other);
            }
            other.append("\n    ").append(line);
        }
    }

    /**
     * Leads to a database behind it.
     *
     * @param database its name
     * @return a URL of the library
     */
    public String url(String database) {
        return "postgresql://" + server.login() + "@127.0.0.1:" + port + "/" + database;
    }

    /** Returns when it and its folder are gone. */
    @Override
    public void close() throws IOException {
        script.getOutputStream().close();
        try {
            if (!script.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("PgBouncer does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PgBouncer ends", e);
        }
    }
}
