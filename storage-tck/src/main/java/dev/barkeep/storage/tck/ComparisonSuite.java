package dev.barkeep.storage.tck;

import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.tck.compare.Bench;
import dev.barkeep.storage.tck.compare.Comparison;
import dev.barkeep.storage.tck.compare.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The storage beside the model of the contract: the same calls, the same answers. */
abstract class ComparisonSuite extends Suite {

    /** By default. A night has time for more: {@code -Dtck.rounds=50}. */
    private static final int PROGRAMS = 25;

    private @Nullable Storage second;

    ComparisonSuite(StorageTck tck) {
        super(tck);
    }

    @AfterEach
    final void closeSecond() {
        if (second != null) {
            second.close();
        }
    }

    @Test
    @DisplayName("MOD-001 random programs come to what they come to on the model of the contract")
    void randomPrograms() {
        verify(comparison().random(PROGRAMS * Integer.getInteger("tck.rounds", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    @DisplayName("MOD-001 calls with few rows, many, and each number that somebody may cut them by are as on the model")
    void sizes(StoredTable<?> table) {
        verify(comparison().sizes(table));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    @DisplayName(
            "MOD-001 every operation is as on the model with every argument absent, empty, at an edge and too much")
    void extremes(StoredTable<?> table) {
        verify(comparison().extremes(table));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    @DisplayName("MOD-001 what is written by any door is seen by every other as on the model")
    void doors(StoredTable<?> table) {
        verify(comparison().doors(table));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    @DisplayName("MOD-001 rows that differ in little are told apart as on the model, by every mix of conditions")
    void neighbours(StoredTable<?> table) {
        verify(comparison().neighbours(table));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    @DisplayName("MOD-001 every text in every field is as on the model")
    void texts(StoredTable<?> table) {
        verify(comparison().texts(table));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    @DisplayName("CON-001 each read beside a writer shows one moment, as the model has it")
    void moments(StoredTable<?> table) {
        verify(comparison().moments(table, 3 * Integer.getInteger("tck.rounds", 1)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"America/New_York, tr-TR", "Pacific/Apia, th-TH-u-ca-buddhist-nu-thai", "Europe/London, ar-EG-u-nu-arab"
    })
    @DisplayName("MOD-001 random programs come to the same in every zone, calendar and language of the JVM")
    void zones(String zoneOfJvm, String language) {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zoneOfJvm));
        Locale.setDefault(Locale.forLanguageTag(language));
        try {
            // What a driver knows of the JVM it may have learned when it was opened.
            openWith(config);
            verify(comparison().random(Integer.getInteger("tck.rounds", 1)));
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    static List<StoredTable<?>> tables() {
        return StoredTable.ALL;
    }

    private Comparison comparison() {
        return new Comparison(new TckBench(), Seed.random());
    }

    private static void verify(Optional<Difference> difference) {
        difference.ifPresent(found -> {
            throw new BrokenRule(found.rules(), found.message() + "\nAgain with -Dtck.seed=" + Seed.value(), null);
        });
    }

    private final class TckBench implements Bench {

        @Override
        public Storage storage() {
            return storage;
        }

        @Override
        public @Nullable Storage second() {
            if (second == null && tck.outlivesItsStorage()) {
                second = tck.open(config);
            }
            return second;
        }

        @Override
        public boolean reopen() {
            if (!tck.outlivesItsStorage()) {
                return false;
            }
            closeAll();
            storage = tck.open(config);
            return true;
        }

        @Override
        public boolean empty() {
            closeAll();
            try (Schema schema = Storages.schema(config)) {
                schema.rollbackTo(0);
            } catch (StorageException e) {
                return false;
            } finally {
                storage = tck.open(config);
            }
            clock.set(NOW);
            return true;
        }

        private void closeAll() {
            storage.close();
            closeSecond();
            second = null;
        }

        @Override
        public Storage model() {
            return Storages.open(configured(StorageConfig.fromUrl("memory:")).build());
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void set(Instant now) {
            clock.set(now);
        }
    }
}
