package dev.barkeep.storage.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the application, table {@code system_events}. The storage numbers it; its time is the time
 * it was stored.
 *
 * @param eventType what kind of thing, 1 to 50 characters; {@link EventTypes} has the known ones
 * @param description what happened, in a sentence
 * @param details more of it; {@code null} if there is no more
 * @param severity how bad it is, 1 to 50 characters; {@link Severities} has the known ones
 */
public record SystemEvent(
        String eventType, String description, @Nullable String details, String severity) {

    /**
     * Makes the record in its stored form.
     *
     * @throws dev.barkeep.storage.error.InvalidDataException if a value breaks its rule of {@link FieldRules}
     */
    public SystemEvent {
        eventType = FieldRules.name("event_type", eventType);
        description = FieldRules.text("description", description);
        details = FieldRules.optional("details", details, FieldRules::text);
        severity = FieldRules.name("severity", severity);
    }
}
