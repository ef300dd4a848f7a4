package dev.barkeep.storage.tck;

import dev.barkeep.storage.DatabaseUrl;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of a storage as tests. A backend conforms if its subclass passes:
 *
 * <pre>{@code
 * class SqliteTckTest extends StorageTck {
 *     @TempDir Path folder;
 *
 *     @Override
 *     protected StorageConfig emptyStorage(TestInfo test) {
 *         return StorageConfig.fromUrl("sqlite:///" + folder.resolve("tck.db"));
 *     }
 * }
 * }</pre>
 *
 * <p>The display name of every test begins with the id of its rule, which the Javadoc of the API states. A run writes
 * {@code conformance-<class>.md} and {@code .json} into the folder {@code -Dtck.report.dir} (by default {@code target});
 * {@code -Dtck.seed} repeats the random values of an earlier run.
 *
 * <p>A test that takes longer than {@code -Dtck.timeout} seconds (300 unless it is set) fails, and says where it was. Opening
 * and closing its storage have the same time each. A call that ignores interrupts is left behind in its thread. After three
 * such tests the rest is not run. Each test has a thread of its own, with the context class loader of the thread that runs
 * the tests.
 */
@ExtendWith({ConformanceExtension.class, KnownFailuresExtension.class, TimeLimitExtension.class})
public abstract class StorageTck {

    /** For subclasses. */
    protected StorageTck() {}

    /**
     * Gives the configuration of a fresh, empty database. It is opened at least once, one after the other, by the test.
     *
     * @param test the test that needs it
     * @return the configuration; its clock and leak listener are replaced
     * @throws Exception to fail the test
     */
    protected abstract StorageConfig emptyStorage(TestInfo test) throws Exception;

    /**
     * Opens a storage; every test does so by this method.
     *
     * @param config which database
     * @return the open storage
     */
    protected Storage open(StorageConfig config) {
        return Storages.open(config);
    }

    /**
     * Reaches the tables of a database without opening a storage on it; every test does so by this method.
     *
     * @param config which database
     * @return the tables
     */
    protected Schema schema(StorageConfig config) {
        return Storages.schema(config);
    }

    /**
     * Says whether a database is still there after its storage was closed, and can be opened by other processes. If not,
     * the rules about that are reported as not run.
     *
     * @return {@code true} unless overridden
     */
    protected boolean outlivesItsStorage() {
        return true;
    }

    /**
     * Gives the configuration that opens what {@link Storage#backup} made.
     *
     * @param file the file that was made
     * @return by default that of a SQLite file
     */
    protected StorageConfig backupConfig(Path file) {
        return StorageConfig.builder().url(DatabaseUrl.sqlite(file.toString())).build();
    }

    /**
     * Declares the rules that the database cannot keep. Their failures are reported as known, and do not fail the run. A
     * declared rule that passes all its tests does.
     *
     * @return the reasons, by the ids of the rules; empty unless overridden
     */
    protected Map<String, String> knownFailures() {
        return Map.of();
    }

    /** Every operation, beside the model of the contract. */
    @Nested
    public class Model extends ComparisonSuite {
        Model() {
            super(StorageTck.this);
        }
    }

    /** Saving daily bars. */
    @Nested
    public class DailyWriting extends BarWritingSuite<DailyData, String, LocalDate> {
        DailyWriting() {
            super(StorageTck.this, new DailyKind());
        }
    }

    /** Finding and deleting daily bars. */
    @Nested
    public class DailyReading extends BarReadingSuite<DailyData, String, LocalDate> {
        DailyReading() {
            super(StorageTck.this, new DailyKind());
        }
    }

    /** Saving intraday bars. */
    @Nested
    public class IntradayWriting extends BarWritingSuite<IntradayData, IntradaySeries, Instant> {
        IntradayWriting() {
            super(StorageTck.this, new IntradayKind());
        }
    }

    /** Finding and deleting intraday bars. */
    @Nested
    public class IntradayReading extends BarReadingSuite<IntradayData, IntradaySeries, Instant> {
        IntradayReading() {
            super(StorageTck.this, new IntradayKind());
        }
    }

    /** What only one of the two kinds of bars has. */
    @Nested
    public class BarDetails extends BarDetailSuite {
        BarDetails() {
            super(StorageTck.this);
        }
    }

    /** Companies. */
    @Nested
    public class Companies extends MetadataSuite {
        Companies() {
            super(StorageTck.this);
        }
    }

    /** Signals. */
    @Nested
    public class Signals extends SignalHistorySuite {
        Signals() {
            super(StorageTck.this);
        }
    }

    /** The portfolio's performance. */
    @Nested
    public class Performance extends PerformanceSuite {
        Performance() {
            super(StorageTck.this);
        }
    }

    /** What is held. */
    @Nested
    public class Positions extends PositionSuite {
        Positions() {
            super(StorageTck.this);
        }
    }

    /** The event log. */
    @Nested
    public class Events extends EventSuite {
        Events() {
            super(StorageTck.this);
        }
    }

    /** Round trips of every type of value. */
    @Nested
    public class Values extends ValueSuite {
        Values() {
            super(StorageTck.this);
        }
    }

    /** Round trips of every kind of text. */
    @Nested
    public class Texts extends TextSuite {
        Texts() {
            super(StorageTck.this);
        }
    }

    /** The zone and the language of the JVM. */
    @Nested
    public class Zones extends TimeZoneSuite {
        Zones() {
            super(StorageTck.this);
        }
    }

    /** The time of rows. */
    @Nested
    public class Clocks extends ClockSuite {
        Clocks() {
            super(StorageTck.this);
        }
    }

    /** All or nothing over several calls. */
    @Nested
    public class Transactions extends TransactionSuite {
        Transactions() {
            super(StorageTck.this);
        }
    }

    /** Functions in a transaction, which may be run again. */
    @Nested
    public class Functions extends FunctionSuite {
        Functions() {
            super(StorageTck.this);
        }
    }

    /** Rows that were stored elsewhere before. */
    @Nested
    public class Restoring extends RestoringSuite {
        Restoring() {
            super(StorageTck.this);
        }
    }

    /** Rows as they are stored. */
    @Nested
    public class Rows extends StoredRowsSuite {
        Rows() {
            super(StorageTck.this);
        }
    }

    /** Many threads at once. */
    @Nested
    public class Concurrency extends ConcurrencySuite {
        Concurrency() {
            super(StorageTck.this);
        }
    }

    /** What a call leaves behind. */
    @Nested
    public class Connections extends ConnectionSuite {
        Connections() {
            super(StorageTck.this);
        }
    }

    /** Streams of rows. */
    @Nested
    public class Streams extends StreamSuite {
        Streams() {
            super(StorageTck.this);
        }
    }

    /** Many rows in one call. */
    @Nested
    public class Bulk extends BulkSuite {
        Bulk() {
            super(StorageTck.this);
        }
    }

    /** From open to closed. */
    @Nested
    public class Lifecycle extends LifecycleSuite {
        Lifecycle() {
            super(StorageTck.this);
        }
    }

    /** Two storages on one database. */
    @Nested
    public class TwoStorages extends TwoStoragesSuite {
        TwoStorages() {
            super(StorageTck.this);
        }
    }

    /** The tables and their versions. */
    @Nested
    public class Tables extends SchemaSuite {
        Tables() {
            super(StorageTck.this);
        }
    }

    /** What the tables should be. */
    @Nested
    public class Drift extends DriftSuite {
        Drift() {
            super(StorageTck.this);
        }
    }

    /** The configuration. */
    @Nested
    public class Configuration extends ConfigurationSuite {
        Configuration() {
            super(StorageTck.this);
        }
    }

    /** Finding the backend. */
    @Nested
    public class Discovery extends DiscoverySuite {
        Discovery() {
            super(StorageTck.this);
        }
    }
}
