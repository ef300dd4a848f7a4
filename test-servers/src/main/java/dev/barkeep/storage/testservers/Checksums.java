package dev.barkeep.storage.testservers;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The SHA-256 of every server that comes from Maven Central, as they stand in our sources ({@code checksums.properties}): a file
 * that was changed on its way or in the local repository is not run.
 */
final class Checksums {

    private static final Properties KNOWN = resource("checksums.properties");

    private Checksums() {}

    /**
     * Gives the sum that a file has to have.
     *
     * @param file its name, with its version
     * @return 64 hexadecimal digits
     * @throws IOException if none is known; the message says where to put it
     */
    static String of(String file) throws IOException {
        String known = KNOWN.getProperty(file);
        if (known == null) {
            throw new IOException(
                    "no SHA-256 of " + file + " is known; look at where the file comes from, and write its sum into"
                            + " checksums.properties of test-servers");
        }
        return known;
    }

    /**
     * Refuses a file that is another one.
     *
     * @param file names it in the message
     * @param content its content, read to its end and closed by this
     * @param expected 64 hexadecimal digits
     * @throws IOException if it cannot be read or its sum is another; the message says which
     */
    static void require(String file, InputStream content, String expected) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
        try (InputStream digested = new DigestInputStream(content, digest)) {
            digested.transferTo(OutputStream.nullOutputStream());
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(expected)) {
            throw new IOException(file + " is not the file that was looked at: its SHA-256 should be " + expected
                    + " and is " + found + "; delete it and fetch it again");
        }
    }

    /**
     * Reads a file of properties beside this class.
     *
     * @param name of the file
     * @return its content
     */
    static Properties resource(String name) {
        Properties properties = new Properties();
        try (InputStream content = Checksums.class.getResourceAsStream(name);
                Reader text = new InputStreamReader(content, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
