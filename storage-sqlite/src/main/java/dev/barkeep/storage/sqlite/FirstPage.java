package dev.barkeep.storage.sqlite;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first page of a database as SQLite would see it after it has recovered what a killed process left, read without
 * recovering anything. The formats are those of https://www.sqlite.org/fileformat2.html, sections 3 and 4.
 */
final class FirstPage {

    private static final int LEAST_PAGE_SIZE = 512;
    private static final int GREATEST_PAGE_SIZE = 65_536;

    private static final long JOURNAL_MAGIC = 0xd9d505f920a163d7L;
    private static final int JOURNAL_HEADER = 28;

    private static final int LOG_MAGIC = 0x377f0682;
    private static final int LOG_VERSION = 3_007_000;
    private static final int LOG_HEADER = 32;
    private static final int FRAME_HEADER = 24;

    private FirstPage() {}

    /**
     * Reads a rollback journal.
     *
     * @return the page as it was before the transaction that has to be rolled back; {@code null} if there is none, or it
     *     has not changed the page
     */
    static @Nullable ByteBuffer inJournal(Path journal) throws IOException {
        try (DataInputStream in = open(journal)) {
            ByteBuffer header = ByteBuffer.wrap(in.readNBytes(JOURNAL_HEADER));
            if (header.limit() < JOURNAL_HEADER || header.getLong() != JOURNAL_MAGIC) {
                return null;
            }
            // Unsigned: all ones stand for as many as there are.
            long records = Integer.toUnsignedLong(header.getInt());
            int sectorSize = header.getInt(20);
            int pageSize = header.getInt(24);
            if (!isPageSize(pageSize) || sectorSize < JOURNAL_HEADER) {
                return null;
            }
            in.skipNBytes(sectorSize - JOURNAL_HEADER);
            for (long i = 0; i < records; i++) {
                int number = in.readInt();
                byte[] page = in.readNBytes(pageSize);
                in.readInt();
                if (number == 1) {
                    return ByteBuffer.wrap(page);
                }
            }
            return null;
        } catch (EOFException | NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Reads a write-ahead log.
     *
     * @return the page as it was last committed there; {@code null} if it was not
     */
    static @Nullable ByteBuffer inLog(Path log) throws IOException {
        byte[] committed = null;
        try (DataInputStream in = open(log)) {
            byte[] head = in.readNBytes(LOG_HEADER);
            ByteBuffer header = ByteBuffer.wrap(head);
            // The last bit of the magic says in which byte order the checksums were computed.
            if (head.length < LOG_HEADER || (header.getInt() & ~1) != LOG_MAGIC || header.getInt() != LOG_VERSION) {
                return null;
            }
            Checksum checksum = new Checksum((head[3] & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            checksum.update(head, LOG_HEADER - 8);
            int pageSize = header.getInt();
            if (!isPageSize(pageSize) || !checksum.matches(header, LOG_HEADER - 8)) {
                return null;
            }
            byte[] candidate = null;
            while (true) {
                byte[] frameHead = in.readNBytes(FRAME_HEADER);
                byte[] page = in.readNBytes(pageSize);
                if (frameHead.length < FRAME_HEADER
                        || page.length < pageSize
                        || !Arrays.equals(head, 16, 24, frameHead, 8, 16)) {
                    break;
                }
                checksum.update(frameHead, 8);
                checksum.update(page, pageSize);
                ByteBuffer frame = ByteBuffer.wrap(frameHead);
                if (!checksum.matches(frame, 16)) {
                    break;
                }
                if (frame.getInt() == 1) {
                    candidate = page;
                }
                // The frame that ends a transaction has the size of the database after it.
                if (frame.getInt() != 0) {
                    committed = candidate;
                }
            }
        } catch (NoSuchFileException e) {
            return null;
        }
        return committed == null ? null : ByteBuffer.wrap(committed);
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), GREATEST_PAGE_SIZE));
    }

    private static boolean isPageSize(int size) {
        return size >= LEAST_PAGE_SIZE && size <= GREATEST_PAGE_SIZE && Integer.bitCount(size) == 1;
    }

    /** Of all that came before, too, so that what an earlier run left behind in the log does not count. */
    private static final class Checksum {

        private final ByteOrder order;
        private int first;
        private int second;

        Checksum(ByteOrder order) {
            this.order = order;
        }

        void update(byte[] bytes, int length) {
            ByteBuffer words = ByteBuffer.wrap(bytes, 0, length).order(order);
            while (words.hasRemaining()) {
                first += words.getInt() + second;
                second += words.getInt() + first;
            }
        }

        boolean matches(ByteBuffer stored, int at) {
            return stored.getInt(at) == first && stored.getInt(at + 4) == second;
        }
    }
}
