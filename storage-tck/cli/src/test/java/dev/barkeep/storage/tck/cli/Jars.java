package dev.barkeep.storage.tck.cli;

import dev.barkeep.storage.StorageProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Jars to be given as plugins. */
final class Jars {

    private Jars() {}

    /** A jar that offers this class as a backend. */
    static Path ofBackend(Path folder, Class<?> provider) throws IOException {
        Path file = folder.resolve(provider.getSimpleName() + ".jar");
        List<Class<?>> classes = new ArrayList<>(List.of(provider.getDeclaredClasses()));
        classes.add(provider);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Class<?> each : classes) {
                String name = each.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream code = Objects.requireNonNull(provider.getResourceAsStream("/" + name))) {
                    code.transferTo(jar);
                }
            }
            jar.putNextEntry(new JarEntry("META-INF/services/" + StorageProvider.class.getName()));
            jar.write(provider.getName().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** A jar with nothing of use. */
    static Path ofNothing(Path folder) throws IOException {
        Path file = folder.resolve("nothing.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("readme.txt"));
        }
        return file;
    }

    /** A jar with a service file alone. */
    static void ofProvider(Path file, String line) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("META-INF/services/" + StorageProvider.class.getName()));
            jar.write(line.getBytes(StandardCharsets.UTF_8));
        }
    }
}
