package dev.barkeep.storage.cli.archive;

import dev.barkeep.storage.cli.copy.RowSource;
import dev.barkeep.storage.cli.copy.Sha256;
import dev.barkeep.storage.cli.output.CsvPrinter;
import dev.barkeep.storage.cli.output.Progress;
import dev.barkeep.storage.cli.table.TableFormat;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Range;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an archive; docs/archive.md describes it. */
final class ArchiveWriter {

    private static final int BUFFER = 1 << 16;

    private final ZipOutputStream zip;
    private final Sealed sealed;
    private final Progress progress;

    private ArchiveWriter(Sealed sealed, Progress progress) {
        this.sealed = sealed;
        this.zip = new ZipOutputStream(sealed);
        this.progress = progress;
        // Rows are so alike that more effort makes the file little smaller, and the backup several times slower.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes all tables; leaves the stream open. */
    static void write(OutputStream out, RowSource source, String product, String library, Progress progress)
            throws IOException {
        String created = Instant.now().toString();
        ArchiveWriter writer = new ArchiveWriter(new Sealed(out), progress);
        List<Manifest.Entry> entries = new ArrayList<>();
        for (TableFormat<?> format : TableFormat.ALL) {
            entries.add(writer.write(format, source));
        }
        writer.end(new Manifest(Manifest.FORMAT, Manifest.VERSION, library, created, product, entries));
    }

    private <T> Manifest.Entry write(TableFormat<T> format, RowSource source) throws IOException {
        String table = format.table().name();
        zip.putNextEntry(new ZipEntry(Manifest.Entry.nameOf(table)));
        MessageDigest digest = Sha256.begin();
        OutputStream entry = new BufferedOutputStream(new DigestOutputStream(zip, digest), BUFFER);
        long count = 0;
        try (CsvPrinter csv = new CsvPrinter(entry, format.storedFields());
                Stream<Stored<T>> rows = source.rows(format.table(), Range.all())) {
            for (Iterator<Stored<T>> each = rows.iterator(); each.hasNext(); count++) {
                csv.row(format.storedValues(each.next()));
                progress.step(1);
            }
        }
        entry.flush();
        zip.closeEntry();
        return new Manifest.Entry(table, count, HexFormat.of().formatHex(digest.digest()));
    }

    private void end(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(manifest.toJson());
        zip.closeEntry();
        zip.setComment(Sealed.placeholder());
        zip.finish();
        sealed.seal();
    }
}
