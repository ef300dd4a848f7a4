package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.barkeep.storage.StorageProvider;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** Finding the backend with the real service loader. */
abstract class DiscoverySuite extends Suite {

    private static final String SERVICE = "META-INF/services/" + StorageProvider.class.getName();

    private final ClassLoader loaderOfThread = Thread.currentThread().getContextClassLoader();

    DiscoverySuite(StorageTck tck) {
        super(tck);
    }

    @AfterEach
    final void restoreLoader() {
        Thread.currentThread().setContextClassLoader(loaderOfThread);
    }

    @Test
    @DisplayName("SPI-005 a backend is found by its id and by every one of its URL schemes")
    void findsBackend() {
        StorageProvider provider = Storages.provider(config.url().scheme());

        assertThat(provider.id())
                .isEqualTo(storage.info().backend())
                .isEqualTo(provider.id().toLowerCase(Locale.ROOT));
        assertThat(Storages.provider(provider.id())).hasSameClassAs(provider);
        assertThat(provider.urlSchemes()).contains(config.url().scheme());
        for (String scheme : provider.urlSchemes()) {
            assertThat(Storages.provider(scheme)).hasSameClassAs(provider);
        }
    }

    @Test
    @DisplayName("SPI-001 no backend at all is an error that says which dependency to add")
    void noBackend() throws Exception {
        try (URLClassLoader loader = new WithoutBackends()) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> storages = loader.loadClass(Storages.class.getName());

            Throwable cause = Objects.requireNonNull(catchThrowableOfType(
                            InvocationTargetException.class,
                            () -> storages.getMethod("provider", String.class).invoke(null, "mysql"))
                    .getCause());

            // Of the other loader, so it is not of the class that we know.
            assertThat(cause.getClass().getName()).isEqualTo(ConfigurationException.class.getName());
            assertThat(cause.getClass().getMethod("problem").invoke(cause)).hasToString(Problem.NO_BACKEND.name());
            assertThat(cause).hasMessageContaining("dev.barkeep:storage-mysql");
        }
    }

    @Test
    @DisplayName("SPI-002 no backend for a scheme is an error that lists those that were found")
    void noMatchingBackend() {
        StorageProvider provider = Storages.provider(config.url().scheme());

        assertThatThrownBy(() -> Storages.provider("nosuchdatabase"))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problem()).isEqualTo(Problem.NO_MATCHING_BACKEND))
                .hasMessageContaining("nosuchdatabase")
                .hasMessageContaining(provider.getClass().getName())
                .hasMessageContaining(codeOf(provider.getClass()).toString());
    }

    @Test
    @DisplayName("SPI-003 several backends for a scheme are an error that lists them")
    void severalBackends(@TempDir Path folder) throws Exception {
        String scheme = config.url().scheme();
        StorageProvider provider = Storages.provider(scheme);
        RivalProvider.claim(scheme);
        try (URLClassLoader loader = offering(folder, RivalProvider.class.getName())) {
            Thread.currentThread().setContextClassLoader(loader);

            assertThatThrownBy(() -> Storages.provider(scheme))
                    .isInstanceOfSatisfying(
                            ConfigurationException.class,
                            e -> assertThat(e.problem()).isEqualTo(Problem.SEVERAL_BACKENDS))
                    .hasMessageContaining(provider.getClass().getName())
                    .hasMessageContaining(RivalProvider.class.getName());
            assertThat(Storages.provider("rival")).isInstanceOf(RivalProvider.class);
        }
    }

    @Test
    @DisplayName("SPI-004 a backend that cannot be loaded does not disturb the others, and the errors list it")
    void brokenBackend(@TempDir Path folder) throws Exception {
        try (URLClassLoader loader = offering(folder, "no.such.Provider")) {
            Thread.currentThread().setContextClassLoader(loader);

            assertThat(Storages.provider(config.url().scheme())).isNotNull();
            assertThatThrownBy(() -> Storages.provider("nosuchdatabase")).hasMessageContaining("no.such.Provider");
        }
    }

    /** The API alone. Its jar may be one that has backends as well. */
    private static final class WithoutBackends extends URLClassLoader {

        WithoutBackends() {
            super(new URL[] {codeOf(Storages.class), codeOf(Logger.class)}, ClassLoader.getPlatformClassLoader());
        }

        @Override
        public Enumeration<URL> findResources(String name) throws IOException {
            return name.equals(SERVICE) ? Collections.emptyEnumeration() : super.findResources(name);
        }
    }

    /** Offers it beside what the thread has: the backend under test need not be on the class path of the API. */
    private URLClassLoader offering(Path folder, String provider) throws Exception {
        Path service = folder.resolve(SERVICE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, provider + "\n");
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, loaderOfThread);
    }

    private static URL codeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
