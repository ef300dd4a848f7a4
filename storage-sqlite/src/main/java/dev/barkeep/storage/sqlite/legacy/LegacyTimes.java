package dev.barkeep.storage.sqlite.legacy;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.FieldRules;
import dev.barkeep.storage.model.Timestamps;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the forms in which the former application wrote days and moments. */
final class LegacyTimes {

    private static final String DAY_RULE =
            "must be a date like 2024-01-02, 2024-01-02 00:00:00 or" + " 2024-01-02 00:00:00-05:00";
    private static final String MOMENT_RULE = "must be a time like 2024-01-02 09:30:00-05:00 or 2024-01-02 09:30:00";

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Hears of a time that was taken for something else than it says. */
    @FunctionalInterface
    interface Remarks {
        void note(String field, @Nullable Object value, String what) throws SQLException;
    }

    private final LegacyOptions options;

    LegacyTimes(LegacyOptions options) {
        this.options = options;
    }

    /** A trading day: with an offset that of its exchange, without one as it is written. */
    LocalDate day(String field, @Nullable Object value) {
        TemporalAccessor parsed = parse(field, value, DAY_RULE);
        LocalDate day;
        if (parsed instanceof OffsetDateTime moment) {
            day = options.exchangeZone() == null
                    ? moment.toLocalDate()
                    : moment.atZoneSameInstant(options.exchangeZone()).toLocalDate();
        } else {
            day = parsed instanceof LocalDateTime local ? local.toLocalDate() : (LocalDate) parsed;
        }
        return FieldRules.date(field, day);
    }

    /** The moment of a bar, or of whatever else the application set itself: without an offset in the zone of its server. */
    Instant moment(String field, @Nullable Object value) {
        return instant(field, value, parse(field, value, MOMENT_RULE), options.zone());
    }

    /** A time of a row: SQLite's own ones have no fraction and are in UTC, the application's are in the zone of its server. */
    Instant stamp(String field, @Nullable Object value) {
        TemporalAccessor parsed = parse(field, value, MOMENT_RULE);
        // The application wrote a fraction also of a full second.
        boolean ofSqlite = value instanceof String text && text.indexOf('.') < 0;
        return instant(field, value, parsed, ofSqlite ? ZoneOffset.UTC : options.zone());
    }

    /** The times of a row. One of them stands for both; {@code null} if there is none. */
    @Nullable
    Timestamps timestamps(@Nullable Object createdAt, @Nullable Object updatedAt, Remarks remarks) throws SQLException {
        @Nullable Instant created = stampOrNull("created_at", createdAt, remarks);
        @Nullable Instant updated = stampOrNull("updated_at", updatedAt, remarks);
        if (created == null || updated == null) {
            @Nullable Instant only = created == null ? updated : created;
            return only == null ? null : new Timestamps(only, only);
        }
        if (updated.isBefore(created)) {
            remarks.note("created_at", createdAt, "is after updated_at, which was taken for both");
            return new Timestamps(updated, updated);
        }
        return new Timestamps(created, updated);
    }

    private @Nullable Instant stampOrNull(String field, @Nullable Object value, Remarks remarks) throws SQLException {
        try {
            return value == null ? null : stamp(field, value);
        } catch (InvalidDataException e) {
            remarks.note(field, value, "cannot be read as a time and was taken for unknown");
            return null;
        }
    }

    private static Instant instant(String field, @Nullable Object value, TemporalAccessor parsed, ZoneId zone) {
        if (parsed instanceof OffsetDateTime moment) {
            return FieldRules.instant(field, moment.toInstant());
        }
        if (parsed instanceof LocalDateTime local) {
            if (zone.getRules().getValidOffsets(local).isEmpty()) {
                throw new InvalidDataException(field, value, "must be a time that there was in " + zone);
            }
            return FieldRules.instant(field, local.atZone(zone).toInstant());
        }
        throw new InvalidDataException(field, value, MOMENT_RULE);
    }

    private static TemporalAccessor parse(String field, @Nullable Object value, String rule) {
        FieldRules.required(field, value);
        if (value instanceof String text) {
            String stripped = text.strip();
            String joined = stripped.length() > 10 && stripped.charAt(10) == ' '
                    ? stripped.substring(0, 10) + 'T' + stripped.substring(11)
                    : stripped;
            try {
                return FORMAT.parseBest(joined, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            } catch (DateTimeParseException e) {
                throw new InvalidDataException(field, value, rule);
            }
        }
        throw new InvalidDataException(field, LegacyRow.shown(value), rule);
    }
}
