package dev.barkeep.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.testservers.ServerKind;
import dev.barkeep.storage.testservers.TestCertificate;
import dev.barkeep.storage.testservers.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a certificate that the test made. */
class PostgresTlsTest {

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Path trusted;
    private static Path other;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.startOwn(ServerKind.POSTGRESQL);
        TestCertificate certificate = TestCertificate.make(folder, "localhost");
        trusted = Files.writeString(folder.resolve("trusted.pem"), certificate.certificatePem());
        other = Files.writeString(
                folder.resolve("other.pem"),
                TestCertificate.make(folder, "localhost").certificatePem());
        // By the server, whose user alone may read its key.
        write("server.crt", certificate.certificatePem());
        write("server.key", certificate.keyPem());
        server.execute("ALTER SYSTEM SET ssl = on");
        server.execute("SELECT pg_reload_conf()");
    }

    private static void write(String file, String text) {
        server.execute("COPY (SELECT regexp_split_to_table('" + text.strip() + "', '" + "\n"
                + "')) TO PROGRAM 'umask 077; cat > " + file + "'");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static String url(String host, String parameters) {
        String url = server.url(server.newDatabase()).replace("127.0.0.1", host);
        return url + (url.contains("?") ? "&" : "?") + parameters;
    }

    private static void open(String host, String parameters) {
        try (Storage storage = Storages.open(StorageConfig.fromUrl(url(host, parameters)))) {
            assertThat(storage.isConnected()).isTrue();
        }
    }

    private static void refused(String host, String parameters) {
        assertThatExceptionOfType(ConfigurationException.class)
                .as("%s %s", host, parameters)
                .isThrownBy(() -> open(host, parameters))
                .satisfies(error -> assertThat(error.variable()).isEqualTo("DATABASE_URL"))
                .withMessageContaining("no connection by TLS: ")
                .withMessageContaining("; check sslmode, sslrootcert and the certificate of the server");
    }

    @Test
    @DisplayName("a server that proves to be the one that is meant is taken")
    void verified() {
        open("localhost", "sslmode=verify-full&sslrootcert=" + trusted);
        open("127.0.0.1", "sslmode=verify-ca&sslrootcert=" + trusted);
        open("127.0.0.1", "sslmode=require");
    }

    @Test
    @DisplayName("one that does not is a matter of the configuration, and not of patience")
    void refused() {
        refused("localhost", "sslmode=verify-full&sslrootcert=" + other);
        refused("localhost", "sslmode=verify-full&sslrootcert=" + folder.resolve("none.pem"));
        refused("127.0.0.1", "sslmode=verify-full&sslrootcert=" + trusted);
    }
}
