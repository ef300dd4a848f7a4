package dev.barkeep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.barkeep.storage.discovery.AlphaProvider;
import dev.barkeep.storage.discovery.BetaProvider;
import dev.barkeep.storage.discovery.FailingProvider;
import dev.barkeep.storage.discovery.HalfProvider;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConfigurationException.Problem;
import dev.barkeep.storage.error.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Discovery by the real {@link java.util.ServiceLoader}, over jars that are made for the purpose. */
class StoragesTest {

    private static final String SERVICE = "META-INF/services/" + StorageProvider.class.getName();

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final List<URLClassLoader> opened = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void closeLoaders() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        for (URLClassLoader loader : opened) {
            loader.close();
        }
    }

    /** Makes a jar that offers backends by the lines of its services file and holds some classes. */
    private URL jar(String name, String services, Class<?>... classes) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            jar.putNextEntry(new JarEntry(SERVICE));
            jar.write(services.getBytes(StandardCharsets.UTF_8));
            for (Class<?> type : classes) {
                String entry = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(entry));
                try (InputStream in = Objects.requireNonNull(before.getResourceAsStream(entry))) {
                    in.transferTo(jar);
                }
            }
        }
        return file.toUri().toURL();
    }

    private URL jar(String name, Class<?> provider) throws IOException {
        return jar(name, provider.getName() + "\n", provider);
    }

    private URLClassLoader loader(ClassLoader parent, URL... jars) {
        URLClassLoader loader = new URLClassLoader(jars, parent);
        opened.add(loader);
        return loader;
    }

    /** Lets the thread see jars whose classes the loader of the API does not have. */
    private void see(URL... jars) {
        Thread.currentThread().setContextClassLoader(loader(new WithoutBackends(before), jars));
    }

    private static ConfigurationException refused(String scheme) {
        ConfigurationException refusal =
                catchThrowableOfType(ConfigurationException.class, () -> Storages.provider(scheme));
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.variable()).isNull();
        return refusal;
    }

    /** The tests' own class loader, but for the backends: these have to come from their jars. */
    private static final class WithoutBackends extends ClassLoader {

        private WithoutBackends(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.barkeep.storage.discovery.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite, dev.barkeep:storage-sqlite",
        "postgresql, dev.barkeep:storage-postgres",
        "postgres, dev.barkeep:storage-postgres",
        "mysql, dev.barkeep:storage-mysql",
        "mariadb, dev.barkeep:storage-mysql",
    })
    @DisplayName("No backend at all: the dependency to add is named (SPI-001)")
    void none(String scheme, String artifact) {
        ConfigurationException refusal = refused(scheme);
        assertThat(refusal.problem()).isEqualTo(Problem.NO_BACKEND);
        assertThat(refusal)
                .hasMessage(
                        "no backend is on the class path, '" + scheme + "' is wanted; add the dependency " + artifact);
        assertThatThrownBy(() -> Storages.open(StorageConfig.fromUrl(scheme + "://u:Zq7@h/d")))
                .hasMessage(refusal.getMessage());
    }

    @Test
    @DisplayName("None that matches: those that are there are listed with what they serve and their jars (SPI-002)")
    void noneMatching() throws IOException {
        URL alpha = jar("alpha-1.0.jar", AlphaProvider.class);
        URL beta = jar("beta-2.0.jar", BetaProvider.class);
        see(alpha, beta);
        ConfigurationException refusal = refused("mysql");
        assertThat(refusal.problem()).isEqualTo(Problem.NO_MATCHING_BACKEND);
        assertThat(refusal)
                .hasMessage(
                        "no backend serves 'mysql'; add the dependency dev.barkeep:storage-mysql; found: alpha (serves"
                                + " alpha, shared; " + AlphaProvider.class.getName() + " in " + alpha
                                + "); beta (serves beta, shared; " + BetaProvider.class.getName() + " in " + beta
                                + "); of jars that were merged into one the files META-INF/services have to be merged too");
        assertThat(refused("oracle"))
                .hasMessageStartingWith("no backend serves 'oracle'; add the jar of a backend that serves 'oracle', or"
                        + " correct the URL scheme or DATABASE_TYPE; found: ");
    }

    @Test
    @DisplayName("Several that match: these are listed, no other, and none is taken (SPI-003)")
    void several() throws IOException {
        URL alpha = jar("alpha-1.0.jar", AlphaProvider.class);
        URL beta = jar("beta-2.0.jar", BetaProvider.class);
        see(alpha, beta);
        ConfigurationException refusal = refused("shared");
        assertThat(refusal.problem()).isEqualTo(Problem.SEVERAL_BACKENDS);
        assertThat(refusal)
                .hasMessageStartingWith("several backends serve 'shared': alpha (")
                .hasMessageContaining(alpha.toString())
                .hasMessageContaining(beta.toString())
                .hasMessageEndingWith("remove all but one from the class path");
        assertThat(Storages.provider("beta").id()).isEqualTo("beta");
        assertThatThrownBy(() -> Storages.open(StorageConfig.fromUrl("shared://h/d")))
                .hasMessage(refusal.getMessage());
    }

    @Test
    @DisplayName("One that matches opens the database, found through the class loader of the thread alone")
    void contextLoader() throws IOException {
        URL jar = jar("alpha-1.0.jar", AlphaProvider.class);
        see(jar);
        StorageProvider provider = Storages.provider("alpha");
        assertThat(provider).isNotInstanceOf(AlphaProvider.class);
        assertThat(provider.getClass().getProtectionDomain().getCodeSource().getLocation())
                .isEqualTo(jar);
        assertThatThrownBy(() -> Storages.open(StorageConfig.fromUrl("shared://u:Zq7@h/d")))
                .isInstanceOf(UnavailableException.class)
                .hasMessage("alpha was asked to open shared://u:***@h/d");
        assertThatThrownBy(() -> Storages.open(StorageConfig.fromUrl("jdbc:alpha:x")))
                .isInstanceOf(UnavailableException.class);
        Thread.currentThread().setContextClassLoader(before);
        assertThat(refused("alpha").problem()).isEqualTo(Problem.NO_BACKEND);
    }

    @Test
    @DisplayName("A backend that both class loaders find counts once")
    void twiceTheSame() throws IOException {
        // Two services files, one class.
        see(jar("alpha-1.0.jar", AlphaProvider.class), jar("copy.jar", AlphaProvider.class.getName()));
        assertThat(Storages.provider("alpha").id()).isEqualTo("alpha");
    }

    @Test
    @DisplayName("The class loader of the API finds a backend where the thread has none that does")
    void ownLoader() throws Exception {
        List<URL> jars = new ArrayList<>(List.of(jar("alpha-1.0.jar", AlphaProvider.class)));
        for (Class<?> type : List.of(Storages.class, Nullable.class, org.slf4j.Logger.class)) {
            jars.add(type.getProtectionDomain().getCodeSource().getLocation());
        }
        ClassLoader alone = loader(ClassLoader.getPlatformClassLoader(), jars.toArray(URL[]::new));
        for (ClassLoader context : Arrays.asList(ClassLoader.getPlatformClassLoader(), alone, null)) {
            Thread.currentThread().setContextClassLoader(context);
            Object provider = alone.loadClass(Storages.class.getName())
                    .getMethod("provider", String.class)
                    .invoke(null, "alpha");
            assertThat(provider.getClass().getName()).isEqualTo(AlphaProvider.class.getName());
        }
        Thread.currentThread().setContextClassLoader(alone);
        assertThatThrownBy(() -> alone.loadClass(Storages.class.getName())
                        .getMethod("provider", String.class)
                        .invoke(null, "mysql"))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .as("one candidate, although both loaders were asked")
                .message()
                .containsOnlyOnce(AlphaProvider.class.getName());
    }

    @Test
    @DisplayName("A thread without a class loader is no obstacle")
    void noContextLoader() {
        Thread.currentThread().setContextClassLoader(null);
        assertThat(refused("sqlite").problem()).isEqualTo(Problem.NO_BACKEND);
    }

    @Test
    @DisplayName("Broken backends do not disturb a good one, and the errors list them (SPI-004)")
    void broken() throws IOException {
        URL half = jar(
                "mixed.jar",
                "dev.barkeep.storage.discovery.Gone\n" + FailingProvider.class.getName() + " # comment\n"
                        + StoragesTest.class.getName() + "\n" + AlphaProvider.class.getName() + "\n",
                FailingProvider.class,
                AlphaProvider.class);
        see(jar("garbled.jar", "no class name, this\n"), half, jar("beta-2.0.jar", BetaProvider.class));
        assertThat(Storages.provider("alpha").id()).isEqualTo("alpha");
        assertThat(Storages.provider("beta").id()).isEqualTo("beta");
        assertThat(refused("mysql"))
                .hasMessageContaining("found: alpha (")
                .hasMessageContaining("; not loaded: ")
                .hasMessageContaining("dev.barkeep.storage.discovery.Gone")
                .hasMessageContaining(FailingProvider.class.getName())
                .hasMessageContaining(StoragesTest.class.getName() + " not a subtype")
                .hasMessageContaining("garbled.jar")
                .hasMessageStartingWith("no backend serves 'mysql'; mend what could not be loaded, or add the"
                        + " dependency dev.barkeep:storage-mysql; ");
    }

    @Test
    @DisplayName("Broken backends alone are listed too")
    void onlyBroken() throws IOException {
        see(jar("failing.jar", FailingProvider.class));
        ConfigurationException refusal = refused("sqlite");
        assertThat(refusal.problem()).isEqualTo(Problem.NO_BACKEND);
        assertThat(refusal)
                .hasMessageContaining("; not loaded: ")
                .hasMessageContaining(FailingProvider.class.getName())
                .hasMessageContaining("is wanted; mend what could not be loaded, or add the dependency"
                        + " dev.barkeep:storage-sqlite; not loaded: ");
    }

    @Test
    @DisplayName("A backend for another copy of the API is listed as not loaded")
    void anotherApi() throws IOException {
        URL api = Storages.class.getProtectionDomain().getCodeSource().getLocation();
        URL jspecify = Nullable.class.getProtectionDomain().getCodeSource().getLocation();
        Thread.currentThread()
                .setContextClassLoader(loader(
                        ClassLoader.getPlatformClassLoader(),
                        jar("alpha-1.0.jar", AlphaProvider.class),
                        api,
                        jspecify));
        assertThat(refused("alpha"))
                .hasMessageContaining("; not loaded: ")
                .hasMessageContaining(AlphaProvider.class.getName() + " not a subtype");
    }

    @Test
    @DisplayName(
            "A backend that cannot be linked, as a jar it builds upon is missing, does not disturb the others (SPI-004)")
    void notLinked() throws IOException {
        URL half = jar("half.jar", HalfProvider.class);
        see(half, jar("alpha-1.0.jar", AlphaProvider.class));
        assertThat(Storages.provider("alpha").id()).isEqualTo("alpha");
        assertThat(refused("half"))
                .hasMessageContaining("found: alpha (")
                .hasMessageContaining("; not loaded: ")
                .hasMessageContaining("dev/barkeep/storage/discovery/Foundation");
    }

    @Test
    @DisplayName("The errors say why a backend was not loaded")
    void reasons() throws IOException {
        see(jar("failing.jar", FailingProvider.class));
        assertThat(refused("sqlite"))
                .hasMessageContaining(FailingProvider.class.getName())
                .hasMessageContaining("the driver is too old");
    }

    @Test
    @DisplayName("A class loader that cannot be searched is named, and does not stop the search for ever")
    void unsearchable() {
        ClassLoader loader = new ClassLoader(before) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the archive is gone");
            }
        };
        ConfigurationException refusal = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            // The time limit has a thread of its own.
            Thread.currentThread().setContextClassLoader(loader);
            return refused("sqlite");
        });
        assertThat(refusal.problem()).isEqualTo(Problem.NO_BACKEND);
        assertThat(refusal).hasMessageContaining("; not loaded: ").hasMessageContaining("the archive is gone");
    }
}
