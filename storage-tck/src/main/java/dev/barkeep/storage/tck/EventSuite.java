package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.model.EventTypes;
import dev.barkeep.storage.model.Severities;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SystemEventRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The event log. */
abstract class EventSuite extends Suite {

    private SystemEventRepository events;

    EventSuite(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    final void takeRepository() {
        events = storage.systemEvents();
    }

    @Test
    @DisplayName("EVT-001 an event comes back with its id and times")
    void appends() {
        SystemEvent full = new SystemEvent(EventTypes.RISK_ALERT, "Drawdown", "-20 %", Severities.WARNING);
        SystemEvent bare = new SystemEvent(EventTypes.RISK_ALERT, "Drawdown", null, Severities.WARNING);

        Stored<SystemEvent> first = events.append(full);
        Stored<SystemEvent> second = events.append(bare);

        assertThat(first).isEqualTo(new Stored<>(first.id(), now(), now(), full));
        assertThat(first.id()).isPositive();
        assertThat(second.id()).isGreaterThan(first.id());
        assertThat(events.findLatest(EventFilter.ALL, 9)).containsExactly(second, first);
    }

    @Test
    @DisplayName("EVT-002 a failure to log has a type of its own, whatever its cause")
    void failureHasItsOwnType() {
        storage.close();

        assertThatThrownBy(() -> events.append(event("A", Severities.INFO)))
                .isInstanceOf(EventNotRecordedException.class)
                .hasCauseInstanceOf(ClosedException.class);
    }

    @Test
    @DisplayName("EVT-003 the newest events that meet the filter, by id descending")
    void findsLatest() {
        List<Stored<SystemEvent>> added = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            // A clock that goes back must not change the order.
            clock.advance(Duration.ofSeconds(-1));
            added.add(events.append(event(i % 2 == 0 ? "A" : "a", i % 3 == 0 ? Severities.ERROR : Severities.INFO)));
        }
        Collections.reverse(added);

        assertThat(events.findLatest(EventFilter.ALL, 100)).isEqualTo(added);
        assertUnmodifiable(events.findLatest(EventFilter.ALL, 100));
        assertThat(events.findLatest(EventFilter.ALL.withEventType("A"), 100))
                .isEqualTo(added.stream()
                        .filter(row -> row.value().eventType().equals("A"))
                        .toList())
                .hasSize(6);
        assertThat(events.findLatest(new EventFilter("A", Severities.ERROR), 100))
                .isEqualTo(added.stream()
                        .filter(row -> row.value().eventType().equals("A")
                                && row.value().severity().equals(Severities.ERROR))
                        .toList())
                .hasSize(2);
        assertThat(events.findLatest(EventFilter.ALL.withSeverity("error"), 100))
                .isEmpty();
        Instant from = added.get(1).createdAt();
        Instant to = added.get(4).createdAt();
        assertThat(added.get(1).id()).isGreaterThan(added.get(4).id());
        assertThat(events.findLatest(EventFilter.ALL.withCreated(Range.between(from, to)), 100))
                .isEqualTo(added.subList(1, 4));
        assertThat(events.findLatest(new EventFilter("a", Severities.INFO, Range.from(to)), 100))
                .isEqualTo(added.stream()
                        .filter(row -> row.value().eventType().equals("a")
                                && row.value().severity().equals(Severities.INFO)
                                && !row.createdAt().isBefore(to))
                        .toList())
                .isNotEmpty();
        assertThat(events.findLatest(EventFilter.ALL.withCreated(Range.between(from, from)), 100))
                .isEmpty();
    }

    @Test
    @DisplayName("EVT-004 a limit is kept, 0 gives nothing, a negative one is refused")
    void limits() {
        List<Stored<SystemEvent>> added = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            added.add(0, events.append(event("A", Severities.INFO)));
        }

        assertThat(events.findLatest(EventFilter.ALL, 3)).isEqualTo(added.subList(0, 3));
        assertThat(events.findLatest(EventFilter.ALL, 0)).isEmpty();
        assertThat(refusal(() -> events.findLatest(EventFilter.ALL, -1)).value())
                .isEqualTo("-1");
    }

    @Test
    @DisplayName("EVT-005 deleting those stored before a moment keeps that moment")
    void deletesCreatedBefore() {
        events.append(event("OLD", Severities.INFO));
        clock.advance(Duration.ofNanos(1_000));
        Instant moment = now();
        Stored<SystemEvent> kept = events.append(event("KEPT", Severities.INFO));

        assertThat(events.deleteCreatedBefore(moment)).isEqualTo(1);
        assertThat(events.deleteCreatedBefore(moment)).isZero();
        assertThat(events.findLatest(EventFilter.ALL, 9)).containsExactly(kept);
    }

    @Test
    @DisplayName("EVT-006 a null is refused as everywhere, and leaves a transaction as it was")
    void refusesNull() {
        refusal(() -> events.append(absent()));
        storage.useTransaction(tx -> {
            tx.systemEvents().append(event("A", Severities.INFO));
            refusal(() -> tx.systemEvents().append(absent()));
        });

        assertThat(events.findLatest(EventFilter.ALL, 9)).hasSize(1);
    }

    private static SystemEvent event(String type, String severity) {
        return new SystemEvent(type, "It happened", null, severity);
    }
}
