package dev.barkeep.storage.testservers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The shared libraries of the system that a server needs and a bare Debian lacks. They are fetched as Debian's packages and
 * unpacked into the user's cache, for which nobody has to be root and nothing of the system changes. Their versions move with the
 * release of the system, so no sums of them stand here: apt checks its lists by Debian's signatures and each package by the sum in
 * the list, and is told to take nothing else, whatever the settings of the machine are.
 */
final class SystemLibraries {

    /** The packages by library; of several names that which this release of the system has. */
    private static final Map<String, List<String>> PACKAGES = Map.of(
            "libaio.so.1", List.of("libaio1", "libaio1t64"),
            "libnuma.so.1", List.of("libnuma1"),
            "libsystemd.so.0", List.of("libsystemd0"),
            "libcrypt.so.1", List.of("libcrypt1"),
            "libcares.so.2", List.of("libc-ares2"),
            "libevent-2.1.so.7", List.of("libevent-2.1-7", "libevent-2.1-7t64"),
            "pgbouncer", List.of("pgbouncer"),
            "libstdc++.so.6", List.of("libstdc++6"));

    private static final Pattern NOT_FOUND = Pattern.compile("^\\s*(\\S+) => not found", Pattern.MULTILINE);

    private SystemLibraries() {}

    /**
     * Finds what a server lacks, and fetches it.
     *
     * @param binaries the folder of the server's files
     * @return the folder that has to be on LD_LIBRARY_PATH; empty if nothing is missing
     * @throws IOException if something is missing and cannot be fetched; the message says how to install it
     * @throws InterruptedException if the thread was interrupted
     */
    static Optional<Path> missing(Path binaries) throws IOException, InterruptedException {
        Path mariadb = binaries.resolve("bin").resolve("mariadbd");
        return missingOf(
                Files.exists(mariadb) ? mariadb : binaries.resolve("bin").resolve("mysqld"));
    }

    /**
     * Finds a program of Debian's, or fetches it.
     *
     * @param name of the program, and in {@link #PACKAGES}
     * @return the file
     * @throws IOException if it is not there and cannot be fetched; the message says how to install it
     * @throws InterruptedException if the thread was interrupted
     */
    static Path program(String name) throws IOException, InterruptedException {
        Path installed = Path.of("/usr/sbin", name);
        if (Files.isExecutable(installed)) {
            return installed;
        }
        Path folder = ServerFiles.cache().resolve("libraries");
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            try {
                fetch(List.of(name), folder);
            } catch (IOException e) {
                throw new IOException(
                        name + " is not here and could not be fetched (" + e.getMessage()
                                + "); install it by: apt-get install " + String.join(" ", packages(List.of(name))),
                        e);
            }
        }
        return file;
    }

    /** As {@link #missing}, of one program. */
    static Optional<Path> missingOf(Path server) throws IOException, InterruptedException {
        List<String> missing = notFound(output(Map.of(), List.of("ldd", server.toString())));
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        Path folder = ServerFiles.cache().resolve("libraries");
        List<String> still =
                notFound(output(Map.of("LD_LIBRARY_PATH", folder.toString()), List.of("ldd", server.toString())));
        if (!still.isEmpty()) {
            try {
                fetch(still, folder);
            } catch (IOException e) {
                throw new IOException(
                        server.getFileName() + " needs " + String.join(", ", still)
                                + ", which this machine lacks and which could not be fetched (" + e.getMessage()
                                + "); install it by: apt-get install " + String.join(" ", packages(still)),
                        e);
            }
        }
        return Optional.of(folder);
    }

    /**
     * Reads what {@code ldd} says.
     *
     * @param output of {@code ldd}
     * @return the libraries that it did not find, in its order
     */
    static List<String> notFound(String output) {
        Matcher lines = NOT_FOUND.matcher(output);
        List<String> names = new ArrayList<>();
        while (lines.find()) {
            names.add(lines.group(1));
        }
        return names;
    }

    /**
     * Names the packages to install.
     *
     * @param libraries like {@code libaio.so.1}
     * @return the packages under their plainest names; of a library that is not known here, the library
     */
    static List<String> packages(List<String> libraries) {
        return libraries.stream()
                .map(library -> PACKAGES.getOrDefault(library, List.of(library)).get(0))
                .toList();
    }

    /**
     * Fetches libraries.
     *
     * @param libraries like {@code libaio.so.1}
     * @param folder what is to hold them
     * @throws IOException if there is no apt, no network or no such package
     * @throws InterruptedException if the thread was interrupted
     */
    static void fetch(List<String> libraries, Path folder) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("barkeep-libraries-");
        try {
            // Lists of our own: those of the system may be empty, and only root may renew them.
            Files.createDirectories(work.resolve("lists").resolve("partial"));
            Files.createDirectories(work.resolve("cache").resolve("archives").resolve("partial"));
            List<String> apt = List.of(
                    "apt-get",
                    "-q",
                    "-o",
                    "Dir::State::Lists=" + work.resolve("lists"),
                    "-o",
                    "Dir::Cache=" + work.resolve("cache"),
                    "-o",
                    "Acquire::Languages=none",
                    "-o",
                    "APT::Get::AllowUnauthenticated=false",
                    "-o",
                    "Acquire::AllowInsecureRepositories=false",
                    "-o",
                    "APT::Sandbox::User=" + System.getProperty("user.name"));
            run(work, with(apt, "update"));
            for (String library : libraries) {
                IOException failure = new IOException("no package is known that holds " + library);
                boolean fetched = false;
                for (String name : PACKAGES.getOrDefault(library, List.of())) {
                    try {
                        run(work, with(apt, "download", name));
                        fetched = true;
                        break;
                    } catch (IOException e) {
                        failure = e;
                    }
                }
                if (!fetched) {
                    throw failure;
                }
            }
            Path unpacked = Files.createDirectory(work.resolve("unpacked"));
            for (Path archive : files(work, ".deb")) {
                run(work, List.of("dpkg", "-x", archive.toString(), unpacked.toString()));
            }
            Files.createDirectories(folder);
            for (String library : libraries) {
                Path file = files(unpacked, "").stream()
                        // Newer systems call libaio.so.1 libaio.so.1t64.
                        .filter(path -> path.getFileName().toString().equals(library)
                                || path.getFileName().toString().equals(library + "t64"))
                        // Of a program the package has scripts of its name as well.
                        .max(Comparator.comparingLong(path -> path.toFile().length()))
                        .orElseThrow(() -> new IOException("the package of " + library + " does not hold it"));
                // Whole or not at all: another build may look at the same time.
                Path half = Files.createTempFile(folder, library, ".half");
                Files.copy(file, half, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(half, folder.resolve(library), StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            ServerFiles.delete(work);
        }
    }

    private static List<String> with(List<String> command, String... arguments) {
        return Stream.concat(command.stream(), Stream.of(arguments)).toList();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().endsWith(ending))
                    .toList();
        }
    }

    private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " " + command.get(command.size() - 1) + " said: " + said.strip());
        }
    }

    private static String output(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
