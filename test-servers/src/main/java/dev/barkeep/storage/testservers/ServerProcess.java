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
        boolean postgres = kind == ServerKind.POSTGRESQL;
        ServerFiles.requirePlatform(kind);
        Path folder = Files.createTempDirectory("barkeep-" + kind.id() + "-");
        try {
            Path binaries;
            Optional<Path> libraries = Optional.empty();
            if (postgres) {
                unpackPostgres(folder);
                // As root the server runs as somebody else, who has to get in.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
                binaries = folder;
            } else {
                binaries = ServerFiles.unpacked(kind);
                libraries = SystemLibraries.missing(binaries);
            }
            String engine = postgres ? "postgresql" : "mysql";
            copyScript("server.sh", folder);
            copyScript(engine + ".sh", folder);
            String password = UUID.randomUUID().toString();
            Path passwordFile = Files.createFile(
                    folder.resolve("password"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwordFile, password);
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(
                            "sh",
                            folder.resolve("server.sh").toString(),
                            engine,
                            binaries.toString(),
                            folder.toString(),
                            Integer.toString(port))
                    .redirectErrorStream(true);
            libraries.ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path.toString()));
            ServerUrl url = ServerUrl.parse(kind.scheme() + "://" + (postgres ? "barkeep" : "root") + ":" + password
                    + "@127.0.0.1:" + port + "/" + (postgres ? "postgres" : ""));
            ServerProcess server = new ServerProcess(url, folder, builder.start());
            server.await("ready");
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            ServerFiles.delete(folder);
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
        await("done");
    }

    private void await(String answer) throws IOException {
        StringBuilder other = new StringBuilder();
        for (String line = said.readLine(); !answer.equals(line); line = said.readLine()) {
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

    /** By tar, which every system has, and which knows links and rights; xz it may lack. */
    private static void unpackPostgres(Path folder) throws IOException, InterruptedException {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String archive = "/postgres-linux-" + (machine.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
        Process tar = new ProcessBuilder("tar", "-xf", "-", "-C", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream packed = new XZInputStream(resource(archive));
                OutputStream unpacked = tar.getOutputStream()) {
            packed.transferTo(unpacked);
        }
        if (tar.waitFor() != 0) {
            throw new IOException("tar could not unpack " + archive);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream content = ServerProcess.class.getResourceAsStream(name);
        if (content == null) {
            throw new IOException("there is no " + name + " on the class path");
        }
        return content;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
