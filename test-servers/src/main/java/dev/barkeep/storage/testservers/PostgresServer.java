package dev.barkeep.storage.testservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL server of this JVM: that of the URL in {@code TCK_POSTGRESQL_URL}, or one that is started from binaries on
 * the class path when it is first asked for, listens on the loopback interface, and is gone when the JVM is, also if that
 * was killed.
 */
public final class PostgresServer {

    private static final String GIVEN = "TCK_POSTGRESQL_URL";

    private static @Nullable PostgresServer running;

    private final String url;
    private final boolean own;
    private final List<String> schemas = new ArrayList<>();

    private PostgresServer(String url, boolean own) {
        this.url = url;
        this.own = own;
    }

    /**
     * Gives the server, and starts it if need be.
     *
     * @return the one server of this JVM
     */
    public static synchronized PostgresServer get() {
        if (running == null) {
            String given = System.getenv(GIVEN);
            running = given == null || given.isBlank()
                    ? new PostgresServer(start(), true)
                    : new PostgresServer(given.strip(), false);
            Runtime.getRuntime().addShutdownHook(new Thread(running::dropSchemas));
        }
        return running;
    }

    /**
     * Gives the URL of the database in which the schemas are.
     *
     * @return like {@code postgresql://user:password@host:port/database}
     */
    public String url() {
        return url;
    }

    /**
     * Makes an empty schema.
     *
     * @return its name, which no other schema has
     */
    public synchronized String newSchema() {
        String schema = "tck_" + UUID.randomUUID().toString().replace("-", "");
        execute("CREATE SCHEMA " + schema);
        schemas.add(schema);
        return schema;
    }

    /**
     * Gives the URL of a schema.
     *
     * @param schema its name
     * @return the URL
     */
    public String url(String schema) {
        return url + (url.indexOf('?') < 0 ? "?" : "&") + "currentSchema=" + schema;
    }

    /**
     * Connects past the library.
     *
     * @return a connection in which everything is allowed
     * @throws SQLException from the driver
     */
    public Connection connect() throws SQLException {
        int at = url.lastIndexOf('@');
        int login = url.indexOf("//") + 2;
        if (url.startsWith("jdbc:") || at < 0) {
            return DriverManager.getConnection(url);
        }
        String[] userAndPassword = url.substring(login, at).split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.substring(at + 1),
                decoded(userAndPassword[0]),
                userAndPassword.length == 1 ? "" : decoded(userAndPassword[1]));
    }

    /**
     * Executes a statement past the library.
     *
     * @param sql the statement
     */
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the test server refuses: " + sql, e);
        }
    }

    private static String decoded(String part) {
        return java.net.URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Our own server goes as a whole; somebody else's is left as it was found. */
    private synchronized void dropSchemas() {
        if (!own) {
            schemas.forEach(schema -> execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE"));
        }
    }

    private static String start() {
        try {
            // Kept by the JVM: the script ends the server when the other end of its standard input is gone.
            Path folder = Files.createTempDirectory("barkeep-postgresql-");
            String password = UUID.randomUUID().toString();
            unpack(folder);
            Files.writeString(folder.resolve("password"), password);
            Path script = folder.resolve("postgres.sh");
            try (InputStream content = resource("postgres.sh")) {
                Files.copy(content, script);
            }
            // As root the server runs as somebody else, who has to get in.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            int port = freePort();
            Process server = new ProcessBuilder("sh", script.toString(), folder.toString(), Integer.toString(port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
            if (!"ready".equals(said.readLine())) {
                throw new IllegalStateException("PostgreSQL did not start; what it said is above. Name a server in "
                        + GIVEN + " to use that one instead");
            }
            return "postgresql://barkeep:" + password + "@127.0.0.1:" + port + "/postgres";
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started; name a server in " + GIVEN, e);
        }
    }

    /** By tar, which every system has, and which knows links and rights; xz it may lack. */
    private static void unpack(Path folder) throws IOException {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String archive = "/postgres-linux-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
        Process tar = new ProcessBuilder("tar", "-xf", "-", "-C", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream packed = new XZInputStream(resource(archive));
                OutputStream unpacked = tar.getOutputStream()) {
            packed.transferTo(unpacked);
        }
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("tar could not unpack " + archive);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while unpacking " + archive, e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream content = PostgresServer.class.getResourceAsStream(name);
        if (content == null) {
            throw new IOException("there is no " + name + " on the class path; name a server in " + GIVEN);
        }
        return content;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
