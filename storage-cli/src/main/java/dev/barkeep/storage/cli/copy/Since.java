package dev.barkeep.storage.cli.copy;

import dev.barkeep.storage.repository.Range;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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
            try {
                return new Since(Range.from(
                        text.contains("T")
                                ? OffsetDateTime.parse(text).toInstant()
                                : LocalDate.parse(text)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()));
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text
                                + "' must be a moment like 2024-01-31T14:30:00Z, or a day like 2024-01-31, which begins in UTC");
            }
        }
    }
}
