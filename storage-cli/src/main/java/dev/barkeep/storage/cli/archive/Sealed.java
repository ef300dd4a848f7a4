package dev.barkeep.storage.cli.archive;

import dev.barkeep.storage.cli.copy.Sha256;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What is written through it ends with the SHA-256 of all that stands before, in hexadecimal digits. They take the place of as many
 * bytes that were written last: those of a ZIP file's comment, so that it stays one.
 */
final class Sealed extends FilterOutputStream {

    /** How long the seal is. */
    static final int LENGTH = 64;

    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest = Sha256.begin();
    private byte[] heldBack = {};

    Sealed(OutputStream out) {
        super(out);
    }

    /** What the seal takes the place of. */
    static String placeholder() {
        return "0".repeat(LENGTH);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length >= LENGTH) {
            pass(heldBack, 0, heldBack.length);
            pass(bytes, offset, length - LENGTH);
            heldBack = Arrays.copyOfRange(bytes, offset + length - LENGTH, offset + length);
            return;
        }
        byte[] all = Arrays.copyOf(heldBack, heldBack.length + length);
        System.arraycopy(bytes, offset, all, heldBack.length, length);
        int passed = Math.max(0, all.length - LENGTH);
        pass(all, 0, passed);
        heldBack = Arrays.copyOfRange(all, passed, all.length);
    }

    private void pass(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        out.write(bytes, offset, length);
    }

    /** Ends it with the seal. */
    void seal() throws IOException {
        if (!Arrays.equals(heldBack, placeholder().getBytes(StandardCharsets.US_ASCII))) {
            throw new IllegalStateException("there is no place for the seal");
        }
        out.write(HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Says whether a file is as it was sealed. */
    static boolean isWhole(Path file) throws IOException {
        long sealed = Files.size(file) - LENGTH;
        if (sealed < 0) {
            return false;
        }
        MessageDigest digest = Sha256.begin();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (long left = sealed; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return false;
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
            String seal = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return seal.equals(HexFormat.of().formatHex(digest.digest()));
        }
    }
}
