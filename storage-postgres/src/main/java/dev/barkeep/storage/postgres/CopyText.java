package dev.barkeep.storage.postgres;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Rows in COPY's text format: a line a row, tabs between values. Moments end in Z and days are ISO, which the server reads
 * alike whatever its zone and date style are.
 */
final class CopyText {

    private final StringBuilder text = new StringBuilder();
    private boolean lineBegun;

    CopyText add(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    CopyText add(@Nullable BigDecimal value) {
        return plain(value == null ? null : value.toPlainString());
    }

    CopyText add(@Nullable Instant value) {
        return plain(value == null ? null : value.toString());
    }

    CopyText add(LocalDate value) {
        return plain(value.toString());
    }

    CopyText add(long value) {
        separate();
        text.append(value);
        return this;
    }

    void endLine() {
        text.append('\n');
        lineBegun = false;
    }

    int length() {
        return text.length();
    }

    byte[] toBytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private CopyText plain(@Nullable String value) {
        separate();
        text.append(value == null ? "\\N" : value);
        return this;
    }

    private void separate() {
        if (lineBegun) {
            text.append('\t');
        }
        lineBegun = true;
    }
}
