package dev.barkeep.storage.testservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/**
 * A server that runs as a child of this JVM, in a temporary folder, on a free port of the loopback interface. It ends, and the
 * folder goes, when this is closed and when the JVM is gone, however it went.
 */
final class ServerProcess implements AutoCloseable {

    private final ServerUrl url;
    private final Path folder;
    /** Kept by the JVM: the script ends the server when the other end of its standard input is gone. */
    private final Process script;

    private final BufferedReader said;

    private ServerProcess(ServerUrl url, Path folder, Process script) {
        this.url = url;
        this.folder = folder;
        this.script = script;
        this.said = script.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a server.
     *
     * @param kind which
     * @return it, when it takes connections
     * @throws IOException if there are no files for this machine, or they do not run; the message says why
     * @throws InterruptedException if the thread was interrupted
     */
    static ServerProcess start(ServerKind kind) throws IOException, InterruptedException {
        ServerFiles.requirePlatform(kind);
        boolean postgres = kind == ServerKind.POSTGRESQL;
        Optional<Path> files = postgres ? Optional.empty() : Optional.of(ServerFiles.unpacked(kind));
        Optional<Path> libraries = postgres ? Optional.empty() : SystemLibraries.missing(files.orElseThrow());
        String engine = postgres ? "postgresql" : "mysql";
        String password = UUID.randomUUID().toString();
        int port = freePort();
        ServerUrl url = ServerUrl.parse(kind.scheme() + "://" + (postgres ? "barkeep" : "root") + ":" + password
                + "@127.0.0.1:" + port + "/" + (postgres ? "postgres" : ""));
        Path folder = Files.createTempDirectory("barkeep-" + kind.id() + "-");
        ServerProcess server;
        try {
            copyScript("server.sh", folder);
            copyScript(engine + ".sh", folder);
            ProcessBuilder builder = new ProcessBuilder(
                            "sh",
                            folder.resolve("server.sh").toString(),
                            engine,
                            files.orElse(folder).toString(),
                            folder.toString(),
                            Integer.toString(port))
                    .redirectErrorStream(true);
            libraries.ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path.toString()));
            server = new ServerProcess(url, folder, builder.start());
        } catch (IOException | RuntimeException e) {
            ServerFiles.delete(folder);
            throw e;
        }
        // From here on the script removes the folder, also if this JVM does not get any further.
        try {
            Path passwordFile = Files.createFile(
                    folder.resolve("password"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, password);
            if (postgres) {
                copyPostgres(folder.resolve("server.tar"));
            }
            server.command("begin");
            return server;
        } catch (IOException | RuntimeException e) {
            try {
                server.close();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    ServerUrl url() {
        return url;
    }

    /**
     * Gives the folder of the server's data.
     *
     * @return a folder that goes with the server
     */
    Path folder() {
        return folder;
    }

    /**
     * Has the script do something with the server.
     *
     * @param command one that {@code server.sh} knows
     * @throws IOException if it cannot; the message holds what it said
     */
    void command(String command) throws IOException {
        OutputStream commands = script.getOutputStream();
        commands.write((command + "\n").getBytes(StandardCharsets.UTF_8));
        commands.flush();
        StringBuilder other = new StringBuilder();
        for (String line = said.readLine(); !"done".equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IOException("the server does not run; it said:" + other);
            }
            other.append("\n    ").append(line);
        }
    }

    /** Returns when the server and its folder are gone. */
    @Override
    public void close() throws IOException {
        script.getOutputStream().close();
        try {
            if (!script.waitFor(60, TimeUnit.SECONDS)) {
                throw new IOException("the server in " + folder + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the server in " + folder + " ends", e);
        }
    }

    private static void copyScript(String name, Path folder) throws IOException {
        try (InputStream content = resource(name)) {
            Files.copy(content, folder.resolve(name));
        }
    }

    /** The script unpacks it: by tar, which every system has, and which knows links and rights. Systems may lack xz. */
    private static void copyPostgres(Path tar) throws IOException {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String archive = "postgres-linux-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
        String version = ServerKind.postgresVersion();
        Checksums.require(
                archive + " of PostgreSQL " + version, resource("/" + archive), Checksums.of(version + "-" + archive));
        try (InputStream packed = new XZInputStream(resource("/" + archive))) {
            Files.copy(packed, tar);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream content = ServerProcess.class.getResourceAsStream(name);
        if (content == null) {
            throw new IOException("there is no " + name + " on the class path");
        }
        return content;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
