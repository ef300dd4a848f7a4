package dev.barkeep.storage.repository;

import dev.barkeep.storage.model.FieldRules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are meant: those that meet every condition that is set.
 *
 * @param eventType only this type, compared exactly, or {@code null}
 * @param severity only this severity, compared exactly, or {@code null}
 * @param created only those that were stored in this span
 */
public record EventFilter(
        @Nullable String eventType, @Nullable String severity, Range<Instant> created) {

    /** All events. */
    public static final EventFilter ALL = new EventFilter(null, null, Range.all());

    /**
     * Makes it in its one form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public EventFilter {
        eventType = FieldRules.optional("event_type", eventType, FieldRules::name);
        severity = FieldRules.optional("severity", severity, FieldRules::name);
        FieldRules.required("created", created);
    }

    /**
     * Makes a filter of any time.
     *
     * @param eventType only this type, or {@code null}
     * @param severity only this severity, or {@code null}
     */
    public EventFilter(@Nullable String eventType, @Nullable String severity) {
        this(eventType, severity, Range.all());
    }

    /**
     * Adds a condition.
     *
     * @param wanted only this type
     * @return a filter that has it too
     */
    public EventFilter withEventType(String wanted) {
        return new EventFilter(wanted, severity, created);
    }

    /**
     * Adds a condition.
     *
     * @param wanted only this severity
     * @return a filter that has it too
     */
    public EventFilter withSeverity(String wanted) {
        return new EventFilter(eventType, wanted, created);
    }

    /**
     * Adds a condition.
     *
     * @param wanted only events that were stored in this span
     * @return a filter that has it too
     */
    public EventFilter withCreated(Range<Instant> wanted) {
        return new EventFilter(eventType, severity, wanted);
    }
}
