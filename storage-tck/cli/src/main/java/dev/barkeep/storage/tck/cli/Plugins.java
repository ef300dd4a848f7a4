package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.StorageProvider;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.jar.JarFile;

/** Backends in jars of their own. */
public final class Plugins implements AutoCloseable {

    private static final String SERVICE = "META-INF/services/" + StorageProvider.class.getName();

    private final ClassLoader before;
    private final URLClassLoader loader;

    private Plugins(ClassLoader before, URL[] jars) {
        this.before = before;
        this.loader = new URLClassLoader("plugins", jars, before);
    }

    /**
     * Takes the jars of backends and those that they need, like drivers.
     *
     * @param jars the jars, none is fine
     * @return the backends in them, to be closed
     * @throws RefusedException if one is no jar, or there are some and none of them has a backend
     */
    public static Plugins load(List<Path> jars) {
        boolean provides = jars.isEmpty();
        for (Path jar : jars) {
            provides |= hasBackend(jar);
        }
        if (!provides) {
            throw new RefusedException("--plugin: no " + SERVICE + " in " + names(jars)
                    + ", so there is no backend; name the backend's jar");
        }
        Plugins plugins = new Plugins(
                Thread.currentThread().getContextClassLoader(),
                jars.stream().map(Plugins::url).toArray(URL[]::new));
        if (!jars.isEmpty()) {
            plugins.requireBackends();
        }
        return plugins;
    }

    /**
     * Sees that the backends in the jars can be loaded: of one that cannot, another might be tested in its place.
     *
     * @throws RefusedException if there is none, or one cannot be loaded
     */
    private void requireBackends() {
        try {
            if (ServiceLoader.load(StorageProvider.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .noneMatch(provider -> provider.getClass().getClassLoader() == loader)) {
                throw new RefusedException("--plugin: " + SERVICE + " names no backend of the jars");
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new RefusedException(
                    "--plugin: a backend cannot be loaded: " + OneLine.of(e)
                            + "; give the jars that it needs by --plugin as well",
                    e);
        }
    }

    /** Has the calling thread, and those that it starts, find the backends. */
    public void offer() {
        Thread.currentThread().setContextClassLoader(loader);
    }

    private static boolean hasBackend(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new RefusedException("--plugin: there is no file " + jar);
        }
        try (JarFile content = new JarFile(jar.toFile())) {
            return content.getEntry(SERVICE) != null;
        } catch (IOException e) {
            throw new RefusedException("--plugin: " + jar + " cannot be read as a jar: " + e.getMessage(), e);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new RefusedException("--plugin: " + jar + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static String names(List<Path> jars) {
        return String.join(", ", jars.stream().map(Path::toString).toList());
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
        try {
            loader.close();
        } catch (IOException e) {
            throw new RefusedException("the jars of --plugin cannot be closed: " + e.getMessage(), e);
        }
    }
}
