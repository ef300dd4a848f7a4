package dev.barkeep.storage.sqlite;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.ReadOnlyException;
import dev.barkeep.storage.mybatis.dialect.ConnectionPool;
import dev.barkeep.storage.mybatis.dialect.Connections;
import dev.barkeep.storage.mybatis.dialect.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which file, read from a URL, and whether it can be one of ours, as far as the file system tells.
 *
 * @param file the file, absolute; {@code null} for {@code :memory:}
 * @param pragmas SQLite's own settings from the URL, by name
 */
record SqliteLocation(@Nullable Path file, Map<String, String> pragmas) implements Location {

    private static final String MEMORY = ":memory:";

    static SqliteLocation of(DatabaseUrl url) {
        String path;
        Map<String, String> pragmas;
        String jdbc = url.jdbc();
        if (jdbc == null) {
            if (url.host() != null || url.user() != null || url.port() != null || url.database() == null) {
                throw invalid("a SQLite URL has three slashes before a relative file, four before an absolute one:"
                        + " sqlite:///market.db, sqlite:////srv/market.db, sqlite:///:memory:");
            }
            path = url.database();
            pragmas = url.parameters();
        } else {
            String rest = jdbc.substring("jdbc:sqlite:".length());
            int question = rest.indexOf('?');
            path = question < 0 ? rest : rest.substring(0, question);
            pragmas = question < 0 ? Map.of() : jdbcParameters(rest.substring(question + 1));
            if (path.isEmpty() || path.startsWith("file:") || path.startsWith(":resource:")) {
                throw invalid("write jdbc:sqlite: followed by a file or :memory:");
            }
        }
        pragmas.forEach(SqliteTuning::check);
        try {
            return new SqliteLocation(
                    path.equals(MEMORY) ? null : Path.of(path).toAbsolutePath().normalize(), pragmas);
        } catch (InvalidPathException e) {
            throw invalid("'" + e.getInput() + "' is not a file name: " + e.getReason());
        }
    }

    boolean inMemory() {
        return file == null;
    }

    String jdbcUrl() {
        return file == null ? "jdbc:sqlite:" + MEMORY : jdbcUrl(file);
    }

    /** As a URI: in a plain name the driver would take what follows a question mark for parameters. */
    static String jdbcUrl(Path file) {
        return "jdbc:sqlite:file://" + file.toUri().getRawPath();
    }

    @Override
    public String name() {
        return file == null ? MEMORY : file.toString();
    }

    @Override
    public Connections connect(StorageConfig config) throws SQLException {
        prepare();
        ConnectionPool writer = ConnectionPool.open(
                SqlitePools.writer(config, this),
                name(),
                file == null ? "there is one for all" : "there is one that writes");
        if (file == null) {
            return Connections.oneForAll(writer);
        }
        // Not begun yet, so that nothing here can fail for which the writer had to be closed.
        return Connections.oneWriter(
                writer, ConnectionPool.whenNeeded(SqlitePools.readers(config, this), name(), ConnectionPool.SETTINGS));
    }

    /** Makes the folder, and refuses what cannot be a database of ours without touching it. */
    private void prepare() {
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw invalid(file + " is a folder; name a file in it");
        }
        Path folder = file.getParent();
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new ReadOnlyException("could not make the folder " + folder + ": " + e, e);
        }
        if (!Files.exists(file)) {
            if (folder != null && !Files.isWritable(folder)) {
                throw new ReadOnlyException("cannot make " + file + ": its folder may not be written to", null);
            }
            return;
        }
        if (!Files.isRegularFile(file)) {
            throw invalid(file + " is not a file");
        }
        if (!Files.isWritable(file)) {
            throw new ReadOnlyException(file + " may not be written to; check its rights", null);
        }
        SqliteInspection.refuseUnusable(file);
    }

    private static Map<String, String> jdbcParameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return parameters;
    }

    static ConfigurationException invalid(String message) {
        return new ConfigurationException(Problem.INVALID_VALUE, "DATABASE_URL or DATABASE_PATH", message);
    }
}
