package dev.barkeep.storage.cli.load;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordWrapper;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds rows; those of the parser itself do not tell an empty text from an absent one. */
final class RowHandler extends AbstractBaseCsvCallbackHandler<RawRow> {

    /** Three texts of a million characters, if each of them is a pair of surrogates, and some more. */
    private static final int MAX_CHARACTERS = 1 << 23;

    private static final int MAX_FIELDS = 1000;

    private List<@Nullable String> values = new ArrayList<>();
    private int characters;

    @Override
    protected void handleBegin(long startingLineNumber) {
        values = new ArrayList<>(values.size());
        characters = 0;
    }

    @Override
    protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
        characters += len;
        if (characters > MAX_CHARACTERS || fieldIdx >= MAX_FIELDS) {
            throw new TooLongException();
        }
        values.add(len == 0 && !quoted ? null : new String(buf, offset, len));
    }

    @Override
    protected RecordWrapper<RawRow> buildRecord() {
        return wrapRecord(new RawRow(getStartingLineNumber(), values));
    }

    /** The line that the row of now began in. */
    long line() {
        return Math.max(1, getStartingLineNumber());
    }

    /** A row has more characters or fields than any that can be stored. */
    static final class TooLongException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;
    }
}
