package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.cli.shell.Moments;
import dev.barkeep.storage.repository.Range;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;

/**
 * From when on rows count.
 *
 * @param updated the range of their updated_at
 */
record Since(Range<Instant> updated) {

    /** All rows count. */
    static final Since EVER = new Since(Range.all());

    /** Reads one. */
    static final class Converter implements ITypeConverter<Since> {

        @Override
        public Since convert(String text) {
            return new Since(Range.from(new Moments().convert(text)));
        }
    }
}
