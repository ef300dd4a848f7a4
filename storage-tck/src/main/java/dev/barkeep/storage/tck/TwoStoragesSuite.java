package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.EventFilter;
import dev.barkeep.storage.repository.Range;
import dev.barkeep.storage.repository.SignalFilter;
import dev.barkeep.storage.repository.StoredTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two storages on one database, as two programs have them. */
abstract class TwoStoragesSuite extends Suite {

    private final DailyKind daily = new DailyKind();

    TwoStoragesSuite(StorageTck tck) {
        super(tck);
    }

    @Test
    @DisplayName("LIF-005 rows, counts, overviews and statistics are those of all storages on the database, at once")
    void rows() {
        try (Storage other = another()) {
            for (int round = 0; round < 4; round++) {
                Storage writer = round % 2 == 0 ? storage : other;
                Storage reader = round % 2 == 0 ? other : storage;
                // Asked for before, so that there is something to remember.
                assertThat(everything(reader)).isEqualTo(everything(writer));

                EveryTable.write(writer, round);

                assertThat(EveryTable.count(reader)).isEqualTo(EveryTable.counts(round + 1));
                assertThat(everything(reader)).isEqualTo(everything(writer));
            }
        }
    }

    @Test
    @DisplayName("LIF-005 what one storage changes or deletes is changed or gone for the other")
    void changes() {
        for (int number = 0; number < 3; number++) {
            EveryTable.write(storage, number);
        }
        try (Storage other = another()) {
            assertThat(everything(other)).isEqualTo(everything(storage));
            DailyData changed = daily.bar("T0", 0, "7");

            other.dailyData().save(changed);
            assertThat(storage.dailyData().find("T0", daily.at(0))).contains(changed);
            assertThat(other.portfolioPositions().remove("T1")).isTrue();
            assertThat(storage.portfolioPositions().find("T1")).isEmpty();
            assertThat(storage.intradayData().deleteBefore(Instant.MAX)).isEqualTo(3);
            assertThat(other.intradayData().overview()).isEmpty();
            assertThat(everything(other)).isEqualTo(everything(storage));

            clock.advance(Duration.ofDays(1));
            assertThat(storage.prune(new RetentionPolicy(null, null, Duration.ZERO, Duration.ZERO))
                            .total())
                    .isEqualTo(6);
            assertThat(everything(other)).isEqualTo(everything(storage));
            assertThat(other.signalHistory().statistics(SignalFilter.ALL).total())
                    .isZero();
        }
    }

    @Test
    @DisplayName("LIF-005 rows that two storages add have ids that go on from each other's")
    void ids() {
        try (Storage other = another()) {
            long last = 0;
            for (int round = 0; round < 6; round++) {
                Stored<?> event =
                        (round % 2 == 0 ? storage : other).systemEvents().append(EveryTable.event());
                assertThat(event.id()).isGreaterThan(last);
                last = event.id();
            }
            assertThat(storage.systemEvents().findLatest(EventFilter.ALL, 9)).hasSize(6);
        }
    }

    @Test
    @DisplayName("LIF-005 who has been reading for a while sees by the next call what the other committed, and no more")
    void readingForAWhile() {
        List<DailyData> before = daily.bars("AAPL", 0, 3_000);
        storage.dailyData().saveAll(before);
        try (Storage other = another();
                Stream<DailyData> stream = other.dailyData().streamAll()) {
            Iterator<DailyData> rows = stream.iterator();
            rows.next();
            if (concurrent()) {
                try (Transaction tx = storage.begin()) {
                    tx.dailyData().save(daily.bar("MSFT", 0));
                    assertThat(other.dailyData().overview()).hasSize(1);
                    tx.commit();
                }
                assertThat(other.dailyData().overview()).hasSize(2);
                assertThat(other.dailyData().findLatestOfEach()).contains(daily.bar("MSFT", 0));
            }
            List<DailyData> rest = new ArrayList<>();
            rows.forEachRemaining(rest::add);
            assertThat(rest).isEqualTo(before.subList(1, before.size()));
        }
    }

    private Storage another() {
        assumeOutlivesItsStorage();
        try {
            return tck.open(config);
        } catch (StorageException e) {
            if (e.isRetryable()) {
                return abort("the database belongs to one storage at a time: " + e.getMessage());
            }
            throw e;
        }
    }

    /** All that a storage tells of its rows; what it estimates is left out. */
    private List<Object> everything(Storage from) {
        List<Object> told = new ArrayList<>();
        told.add(from.dailyData().overview());
        told.add(from.dailyData().findLatestOfEach());
        told.add(from.dailyData().findRange(List.of("T0", "T1", "T2", "T3"), Range.all()));
        told.add(from.intradayData().overview());
        told.add(from.intradayData().findLatestOfEach());
        told.add(from.metadata().listByMarketCap());
        told.add(from.metadata().portfolioSummary());
        told.add(from.metadata().timestamps("T0"));
        told.add(search(from, SignalFilter.ALL));
        told.add(from.signalHistory().statistics(SignalFilter.ALL));
        told.add(from.portfolioPerformance().findRange(Range.all()));
        told.add(from.portfolioPerformance().findLatest());
        told.add(from.portfolioPerformance().summary(Range.all()));
        told.add(from.portfolioPositions().list());
        told.add(from.systemEvents().findLatest(EventFilter.ALL, 1_000));
        told.add(from.tables().stream().map(TableInfo::rows).toList());
        for (StoredTable<?> table : StoredTable.ALL) {
            try (Stream<?> rows = from.rows(table).stream(Range.all())) {
                told.add(rows.toList());
            }
        }
        return told;
    }
}
