package dev.barkeep.storage.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that signs itself, made by the keytool of this JDK.
 *
 * @param store a PKCS12 file with the key and the certificate
 * @param password of the file and of the key
 */
public record TestCertificate(Path store, String password) {

    private static final String ALIAS = "server";

    /**
     * Makes one.
     *
     * @param folder where its file goes
     * @param host the name that it is for
     * @return a new one each time
     * @throws IOException if keytool fails; the message holds what it said
     * @throws InterruptedException if the thread was interrupted
     */
    public static TestCertificate make(Path folder, String host) throws IOException, InterruptedException {
        TestCertificate made = new TestCertificate(
                folder.resolve(UUID.randomUUID() + ".p12"), UUID.randomUUID().toString());
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        made.store.toString(),
                        "-storepass",
                        made.password)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
        return made;
    }

    /**
     * Gives the certificate.
     *
     * @return in the PEM format
     * @throws IOException if the file cannot be read
     * @throws GeneralSecurityException if it is not one of keytool's
     */
    public String certificatePem() throws IOException, GeneralSecurityException {
        return pem("CERTIFICATE", keys().getCertificate(ALIAS).getEncoded());
    }

    /**
     * Gives the private key.
     *
     * @return in the PEM format, not encrypted
     * @throws IOException if the file cannot be read
     * @throws GeneralSecurityException if it is not one of keytool's
     */
    public String keyPem() throws IOException, GeneralSecurityException {
        return pem("PRIVATE KEY", keys().getKey(ALIAS, password.toCharArray()).getEncoded());
    }

    /**
     * Gives what a server needs.
     *
     * @return a context with the key
     * @throws IOException if the file cannot be read
     * @throws GeneralSecurityException if it is not one of keytool's
     */
    public SSLContext context() throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(), password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(store)) {
            keys.load(content, password.toCharArray());
        }
        return keys;
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + kind + "-----\n";
    }
}
