package dev.barkeep.storage;

import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.io.IOException;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens storages. The backend is the one on the class path whose id or URL scheme is asked for (SPI-005), never one by
 * guess: none at all (SPI-001), none that matches (SPI-002) and several that match (SPI-003) are three different errors, each of which
 * lists what was found and where.
 *
 * <p>Backends are found by {@link ServiceLoader}, first by the class loader of this library, then by that of the thread. A
 * backend that cannot be loaded does not disturb the others; the errors list it (SPI-004).
 */
public final class Storages {

    private static final Map<String, String> KNOWN_ARTIFACTS = Map.of(
            "sqlite", "dev.barkeep:storage-sqlite",
            "postgresql", "dev.barkeep:storage-postgres",
            "postgres", "dev.barkeep:storage-postgres",
            "mysql", "dev.barkeep:storage-mysql",
            "mariadb", "dev.barkeep:storage-mysql",
            "memory", "dev.barkeep:storage-memory");

    private Storages() {}

    /**
     * Opens a database, and creates or migrates its tables unless the {@link SchemaPolicy} of the configuration says otherwise.
     *
     * @param config which database, and how
     * @return the open storage, to be closed by the caller
     * @throws ConfigurationException if no single backend serves the configuration, or it lacks something
     * @throws dev.barkeep.storage.error.StorageException see {@link StorageProvider#open}
     */
    public static Storage open(StorageConfig config) {
        return provider(config.url().scheme()).open(config);
    }

    /**
     * Reaches the tables of a database without opening a storage on it, by one connection. Changes no table by itself; a
     * SQLite file that does not exist is made, empty.
     *
     * @param config which database
     * @return the tables, to be closed by the caller
     * @throws ConfigurationException if no single backend serves the configuration, or it lacks something
     * @throws dev.barkeep.storage.error.StorageException see {@link StorageProvider#schema}
     */
    public static Schema schema(StorageConfig config) {
        return provider(config.url().scheme()).schema(config);
    }

    /**
     * Finds the backend for a type or URL scheme.
     *
     * @param scheme the id of a backend, or a URL scheme
     * @return the backend
     * @throws ConfigurationException if there is not exactly one
     */
    public static StorageProvider provider(String scheme) {
        List<String> broken = new ArrayList<>();
        Map<String, StorageProvider> found = new LinkedHashMap<>();
        collect(Storages.class.getClassLoader(), found, broken);
        collect(Thread.currentThread().getContextClassLoader(), found, broken);

        List<StorageProvider> matching = found.values().stream()
                .filter(provider ->
                        provider.id().equals(scheme) || provider.urlSchemes().contains(scheme))
                .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        String candidates = found.values().stream().map(Storages::describe).collect(Collectors.joining("; "))
                + (broken.isEmpty() ? "" : "; not loaded: " + String.join("; ", broken));
        String artifact = KNOWN_ARTIFACTS.get(scheme);
        String remedy = broken.isEmpty() ? "" : "mend what could not be loaded, or ";
        remedy += artifact == null
                ? "add the jar of a backend that serves '" + scheme + "', or correct the URL scheme or DATABASE_TYPE"
                : "add the dependency " + artifact;
        if (!matching.isEmpty()) {
            throw new ConfigurationException(
                    Problem.SEVERAL_BACKENDS,
                    null,
                    "several backends serve '" + scheme + "': "
                            + matching.stream().map(Storages::describe).collect(Collectors.joining("; "))
                            + "; remove all but one from the class path");
        }
        if (found.isEmpty()) {
            throw new ConfigurationException(
                    Problem.NO_BACKEND,
                    null,
                    "no backend is on the class path, '" + scheme + "' is wanted; " + remedy + candidates);
        }
        throw new ConfigurationException(
                Problem.NO_MATCHING_BACKEND,
                null,
                "no backend serves '" + scheme + "'; " + remedy + "; found: " + candidates
                        + "; of jars that were merged into one the files META-INF/services have to be merged too");
    }

    private static void collect(@Nullable ClassLoader loader, Map<String, StorageProvider> found, List<String> broken) {
        try {
            // The iterator below would report a loader that cannot be searched again and again, without an end.
            ClassLoader searched = loader == null ? ClassLoader.getSystemClassLoader() : loader;
            searched.getResources("META-INF/services/" + StorageProvider.class.getName());
        } catch (IOException e) {
            broken.add(loader + " cannot be searched: " + e);
            return;
        }
        Iterator<StorageProvider> providers =
                ServiceLoader.load(StorageProvider.class, loader).iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return;
                }
                StorageProvider provider = providers.next();
                found.putIfAbsent(provider.getClass().getName(), provider);
            } catch (ServiceConfigurationError | LinkageError e) {
                // One broken jar must not keep the host from the backend it asked for; the errors above list it.
                // A missing superclass comes as it is, not as an error of the loader.
                String reason = (e instanceof ServiceConfigurationError ? e.getMessage() : e.toString())
                        + (e.getCause() == null ? "" : ": " + e.getCause());
                if (!broken.contains(reason)) {
                    broken.add(reason);
                }
            }
        }
    }

    private static String describe(StorageProvider provider) {
        CodeSource source = provider.getClass().getProtectionDomain().getCodeSource();
        return provider.id() + " (serves " + String.join(", ", new java.util.TreeSet<>(provider.urlSchemes())) + "; "
                + provider.getClass().getName() + " in "
                + (source == null || source.getLocation() == null ? "an unknown place" : source.getLocation()) + ")";
    }
}
