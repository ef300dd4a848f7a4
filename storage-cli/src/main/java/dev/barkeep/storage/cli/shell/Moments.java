package dev.barkeep.storage.cli.shell;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Moments on the command line: a day, which is its midnight, or day and time. What says no offset is in UTC. */
public final class Moments implements ITypeConverter<Instant> {

    private static final DateTimeFormatter ANY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter(Locale.ROOT);

    /** Makes the converter. */
    public Moments() {}

    @Override
    public Instant convert(String value) {
        try {
            TemporalAccessor read = ANY.parseBest(value, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (read instanceof OffsetDateTime moment) {
                return moment.toInstant();
            }
            LocalDateTime utc = read instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(read);
            return utc.toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "'" + value + "' is no moment; write it like 2024-01-31 or 2024-01-31T14:30:00Z");
        }
    }
}
