package dev.barkeep.storage.cli.copy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash by which rows and files are told apart. */
public final class Sha256 {

    private Sha256() {}

    /**
     * Begins a hash.
     *
     * @return of nothing yet
     */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
