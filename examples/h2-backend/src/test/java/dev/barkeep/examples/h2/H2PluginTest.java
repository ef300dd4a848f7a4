package dev.barkeep.examples.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.model.PortfolioPosition;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.h2.Driver;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backend as a host gets it that did not know of it: two jars, of the backend and of H2. */
class H2PluginTest {

    @Test
    @DisplayName("the backend works from jars that only a class loader of its own sees")
    void worksFromJars(@TempDir Path folder) throws Exception {
        URL[] jars = {jarOf(H2Provider.class, folder.resolve("backend.jar")), codeOf(Driver.class)};
        try (URLClassLoader loader = new URLClassLoader(jars, new WithoutBackend())) {
            List<StorageProvider> found = ServiceLoader.load(StorageProvider.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

            assertThat(found).singleElement().satisfies(provider -> {
                assertThat(provider.getClass().getClassLoader()).isSameAs(loader);
                assertThat(provider.id()).isEqualTo("h2");
            });
            PortfolioPosition position = new PortfolioPosition("AAPL", BigDecimal.TEN);
            StorageConfig config = StorageConfig.fromUrl("h2:///" + folder.resolve("market"));
            try (Storage storage = found.get(0).open(config)) {
                storage.portfolioPositions().save(position);
                assertThat(storage.portfolioPositions().list()).containsExactly(position);
            }
        }
    }

    private static URL codeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** The tests run on a folder of classes, before there is a jar. */
    private static URL jarOf(Class<?> type, Path jar) throws Exception {
        Path classes = Path.of(codeOf(type).toURI());
        try (Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files.toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar.toUri().toURL();
    }

    /** What the host has: everything but the backend and its database. */
    private static final class WithoutBackend extends ClassLoader {

        WithoutBackend() {
            super(H2PluginTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.barkeep.examples.h2.") || name.startsWith("org.h2.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith(StorageProvider.class.getName())
                    ? Collections.emptyEnumeration()
                    : super.getResources(name);
        }
    }
}
