package dev.barkeep.storage.cli.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import de.siegmar.fastcsv.reader.CsvParseException;
import dev.barkeep.storage.cli.copy.RowKey;
import dev.barkeep.storage.cli.copy.Sha256;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.StoredTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The rows of an archive. */
final class ArchiveRows implements BackupRows {

    private static final int BUFFER = 1 << 16;

    /** Far more than one of seven tables has. */
    private static final int LONGEST_MANIFEST = 1 << 20;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, Manifest.Entry> entries;

    private ArchiveRows(Path file, ZipFile zip, Map<String, Manifest.Entry> entries) {
        this.file = file;
        this.zip = zip;
        this.entries = entries;
    }

    /** Opens an archive that is whole. */
    static ArchiveRows open(Path file) {
        try {
            if (!Sealed.isWhole(file)) {
                throw CommandException.refused(
                        file + " is damaged, cut off, or no archive of this tool: it does not end with the"
                                + " checksum of what it holds; nothing was stored, take another backup");
            }
            ZipFile zip = new ZipFile(file.toFile());
            try {
                return new ArchiveRows(file, zip, entries(file, zip));
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw CommandException.refused(file + " cannot be read: " + FileErrors.reason(e), e);
        }
    }

    private static Map<String, Manifest.Entry> entries(Path file, ZipFile zip) throws IOException {
        Manifest manifest;
        try (InputStream in = entry(file, zip, Manifest.NAME)) {
            byte[] json = in.readNBytes(LONGEST_MANIFEST + 1);
            if (json.length > LONGEST_MANIFEST) {
                throw wrongManifest(file, "is longer than " + LONGEST_MANIFEST + " bytes");
            }
            manifest = Manifest.ofJson(json);
        } catch (JsonProcessingException e) {
            throw wrongManifest(file, "cannot be read: " + e.getOriginalMessage());
        }
        if (!manifest.format().equals(Manifest.FORMAT) || manifest.version() != Manifest.VERSION) {
            throw CommandException.refused(file + " is of format " + manifest.format() + " " + manifest.version()
                    + ", written by version " + manifest.library() + "; this version reads " + Manifest.FORMAT + " "
                    + Manifest.VERSION + ": use that one");
        }
        Map<String, Manifest.Entry> entries = new HashMap<>();
        for (Manifest.Entry entry : manifest.tables()) {
            if (entries.put(entry.table(), entry) != null) {
                throw wrongManifest(file, "names the table " + entry.table() + " twice");
            }
        }
        return entries;
    }

    private static CommandException wrongManifest(Path file, String what) {
        return CommandException.refused(file + ", " + Manifest.NAME + " " + what + "; it is no archive of this tool");
    }

    private static InputStream entry(Path file, ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw CommandException.refused(file + " lacks " + name + "; it is no archive of this tool");
        }
        return zip.getInputStream(entry);
    }

    @Override
    public void verify(Progress progress) {
        for (TableFormat<?> format : TableFormat.ALL) {
            verify(format, progress);
        }
    }

    private <T> void verify(TableFormat<T> format, Progress progress) {
        Manifest.Entry expected = entries.get(format.table().name());
        if (expected == null) {
            throw CommandException.refused(file + " lacks the table " + format.table());
        }
        MessageDigest digest = Sha256.begin();
        long count = 0;
        try (InputStream in = new DigestInputStream(entry(file, zip, expected.name()), digest)) {
            StoredCsv<T> rows = new StoredCsv<>(format, in);
            @Nullable Stored<T> last = null;
            while (rows.hasNext()) {
                Stored<T> row = rows.next();
                requireStorable(format.table(), row);
                if (last != null && format.table().keyOrder().compare(last, row) >= 0) {
                    throw new InvalidDataException(
                            "row", RowKey.of(format, row), "must not come after " + RowKey.of(format, last));
                }
                last = row;
                progress.step(1);
            }
            count = rows.count();
        } catch (InvalidDataException | CsvParseException e) {
            throw CommandException.refused(file + ", " + expected.name() + ": " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw CommandException.refused(file + ", " + expected.name() + " cannot be read: " + e.getMessage(), e);
        }
        if (count != expected.rows()
                || !HexFormat.of().formatHex(digest.digest()).equals(expected.sha256())) {
            throw CommandException.refused(file + ", " + expected.name() + " is not what " + Manifest.NAME + " says: "
                    + count + " rows, " + expected.rows() + " were written, or another checksum");
        }
    }

    /** What the target would refuse: it would do so in the middle of the restore. The values are checked by their record. */
    private static <T> void requireStorable(StoredTable<T> table, Stored<T> row) {
        if (table.isNumbered() && row.id() < 1) {
            throw new InvalidDataException(TableFormat.ID, row.id(), "must be 1 or more");
        }
        FieldRules.instant(TableFormat.CREATED_AT, row.createdAt());
        FieldRules.instant(TableFormat.UPDATED_AT, row.updatedAt());
    }

    @Override
    public <T> Stream<Stored<T>> rows(StoredTable<T> table, Range<Instant> updated) {
        try {
            InputStream in = new BufferedInputStream(entry(file, zip, Manifest.Entry.nameOf(table.name())), BUFFER);
            StoredCsv<T> rows = new StoredCsv<>(format(table), in);
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false)
                    .filter(row -> updated.contains(row.updatedAt()))
                    .onClose(() -> close(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // each format is that of its table
    private static <T> TableFormat<T> format(StoredTable<T> table) {
        return (TableFormat<T>) TableFormat.ALL.stream()
                .filter(format -> format.table() == table)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Map<String, Long> counts() {
        return entries.values().stream().collect(Collectors.toMap(Manifest.Entry::table, Manifest.Entry::rows));
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
