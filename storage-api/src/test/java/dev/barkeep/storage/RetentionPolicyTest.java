package dev.barkeep.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.IntradayDataRepository;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.SystemEventRepository;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

    private static final Instant NOW = Instant.parse("2024-03-31T00:30:00Z");

    /** What was asked to be deleted, by repository. */
    private final Map<String, Object> deleted = new LinkedHashMap<>();

    /** Seven repositories that know nothing but deletions; each deletes as many rows as its name is long. */
    private final Repositories repositories = only(Repositories.class, "the seven", Set.of());

    private <T> T only(Class<T> type, String name, Set<String> deletions) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (deletions.contains(method.getName())) {
                        deleted.put(name, arguments[0]);
                        return (long) name.length();
                    }
                    return switch (method.getName()) {
                        case "dailyData" -> only(DailyDataRepository.class, "daily", Set.of("deleteBefore"));
                        case "intradayData" -> only(IntradayDataRepository.class, "intraday", Set.of("deleteBefore"));
                        case "signalHistory" ->
                            only(SignalHistoryRepository.class, "signal", Set.of("deleteCreatedBefore"));
                        case "systemEvents" -> only(SystemEventRepository.class, "ev", Set.of("deleteCreatedBefore"));
                        default -> throw new UnsupportedOperationException(method.toString());
                    };
                }));
    }

    @Test
    @DisplayName("By default daily bars stay 730 days, intraday bars 30, signals 90 and events 30 (RET-001)")
    void defaults() {
        assertThat(RetentionPolicy.DEFAULT)
                .isEqualTo(new RetentionPolicy(
                        Duration.ofDays(730), Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(30)));
        RetentionReport report = RetentionPolicy.DEFAULT.apply(repositories, NOW);
        assertThat(deleted)
                .containsOnly(
                        Map.entry("daily", LocalDate.of(2022, 4, 1)),
                        Map.entry("intraday", Instant.parse("2024-03-01T00:30:00Z")),
                        Map.entry("signal", Instant.parse("2024-01-01T00:30:00Z")),
                        Map.entry("ev", Instant.parse("2024-03-01T00:30:00Z")));
        assertThat(report).isEqualTo(new RetentionReport(5, 8, 6, 2));
        assertThat(report.total()).isEqualTo(21);
    }

    @Test
    @DisplayName("What has no duration is not touched")
    void forEver() {
        assertThat(new RetentionPolicy(null, null, null, null).apply(repositories, NOW))
                .isEqualTo(new RetentionReport(0, 0, 0, 0));
        assertThat(deleted).isEmpty();
        assertThat(new RetentionPolicy(null, Duration.ZERO, null, null).apply(repositories, NOW))
                .isEqualTo(new RetentionReport(0, 8, 0, 0));
        assertThat(deleted).containsOnly(Map.entry("intraday", NOW));
    }

    @Test
    @DisplayName("Whole days count in UTC, a part of a day keeps the day")
    void days() {
        new RetentionPolicy(Duration.ofMinutes(29), null, null, null).apply(repositories, NOW);
        assertThat(deleted).containsEntry("daily", LocalDate.of(2024, 3, 31));
        new RetentionPolicy(Duration.ofMinutes(31), null, null, null).apply(repositories, NOW);
        assertThat(deleted).containsEntry("daily", LocalDate.of(2024, 3, 30));
    }

    @Test
    @DisplayName("A negative duration, which would delete what is yet to come, is refused")
    void negative() {
        Duration negative = Duration.ofNanos(-1);
        assertThatThrownBy(() -> new RetentionPolicy(negative, null, null, null))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageStartingWith("daily_data = PT-0.000000001S: must be 0 or more");
        assertThatThrownBy(() -> new RetentionPolicy(null, negative, null, null))
                .hasMessageStartingWith("intraday_data = ");
        assertThatThrownBy(() -> new RetentionPolicy(null, null, negative, null))
                .hasMessageStartingWith("signal_history = ");
        assertThatThrownBy(() -> new RetentionPolicy(null, null, null, negative))
                .hasMessageStartingWith("system_events = ");
    }

    @Test
    @DisplayName("A duration that reaches back beyond the year 1 keeps everything")
    void longerThanTime() {
        Duration sinceYearOne = Duration.between(Instant.parse("0001-01-01T00:00:00Z"), NOW);
        for (Duration longer : new Duration[] {sinceYearOne.plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE)}) {
            assertThat(new RetentionPolicy(longer, longer, longer, longer).apply(repositories, NOW))
                    .isEqualTo(new RetentionReport(0, 0, 0, 0));
        }
        assertThat(deleted).isEmpty();
        new RetentionPolicy(sinceYearOne, null, null, null).apply(repositories, NOW);
        assertThat(deleted).containsOnly(Map.entry("daily", LocalDate.of(1, 1, 1)));
    }
}
