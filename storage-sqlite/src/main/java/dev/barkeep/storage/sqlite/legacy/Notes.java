package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.sqlite.legacy.LegacyReport.RowNote;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Notes of one kind, in their order. Only the first some thousand are in memory, the others in a temporary file, which is gone
 * with this list or with the process.
 */
final class Notes extends AbstractList<RowNote> implements RandomAccess {

    private static final int IN_MEMORY = 2_000;
    private static final int A_BLOCK = 250;

    private final List<RowNote> first = new ArrayList<>();
    /** Where the blocks in the file begin, and the last one ends. */
    private final List<Long> offsets = new ArrayList<>(List.of(0L));
    /** What does not yet fill a block. */
    private final List<RowNote> rest = new ArrayList<>();

    private @Nullable FileChannel file;
    private volatile Block last = new Block(-1, List.of());

    private record Block(int number, List<RowNote> notes) {}

    void append(RowNote note) {
        if (first.size() < IN_MEMORY) {
            first.add(note);
            return;
        }
        rest.add(note);
        if (rest.size() == A_BLOCK) {
            write();
            rest.clear();
        }
    }

    private int blocks() {
        return offsets.size() - 1;
    }

    @Override
    public int size() {
        return first.size() + blocks() * A_BLOCK + rest.size();
    }

    @Override
    public RowNote get(int index) {
        if (index < first.size()) {
            return first.get(index);
        }
        int further = index - first.size();
        int number = further / A_BLOCK;
        if (number >= blocks()) {
            return rest.get(further - blocks() * A_BLOCK);
        }
        Block block = last;
        if (block.number != number) {
            block = new Block(number, read(number));
            last = block;
        }
        return block.notes.get(further % A_BLOCK);
    }

    private void write() {
        try {
            if (file == null) {
                Path path = Files.createTempFile("barkeep-legacy-", ".notes");
                file = FileChannel.open(
                        path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(bytes);
            for (RowNote note : rest) {
                for (String part : List.of(note.table(), note.key(), note.field(), note.value(), note.reason())) {
                    data.writeInt(part.length());
                    // Not UTF-8, which has no form for half a character.
                    data.writeChars(part);
                }
            }
            long position = offsets.get(blocks());
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            long at = position;
            while (buffer.hasRemaining()) {
                at += file.write(buffer, at);
            }
            offsets.add(at);
        } catch (IOException e) {
            throw new UnavailableException("could not keep the notes of the rows in the temporary folder: " + e, e);
        }
    }

    private List<RowNote> read(int number) {
        List<RowNote> notes = new ArrayList<>(A_BLOCK);
        try {
            if (file == null) {
                throw new EOFException("there is no file");
            }
            long at = offsets.get(number);
            ByteBuffer buffer = ByteBuffer.allocate((int) (offsets.get(number + 1) - at));
            while (buffer.hasRemaining()) {
                int read = file.read(buffer, at + buffer.position());
                if (read < 0) {
                    throw new EOFException("the file is shorter than it was");
                }
            }
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(buffer.array()));
            for (int i = 0; i < A_BLOCK; i++) {
                notes.add(new RowNote(text(data), text(data), text(data), text(data), text(data)));
            }
        } catch (IOException e) {
            throw new UnavailableException("could not read the notes of the rows in the temporary folder: " + e, e);
        }
        return notes;
    }

    private static String text(DataInputStream data) throws IOException {
        char[] text = new char[data.readInt()];
        for (int i = 0; i < text.length; i++) {
            text[i] = data.readChar();
        }
        return new String(text);
    }
}
