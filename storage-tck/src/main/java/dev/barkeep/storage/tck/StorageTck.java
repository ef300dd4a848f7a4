package dev.barkeep.storage.tck;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Storages;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.model.IntradayData;
import dev.barkeep.storage.model.IntradaySeries;
import java.time.Instant;
import java.time.LocalDate;
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
 */
@ExtendWith(ConformanceExtension.class)
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
     * Says whether a database is still there after its storage was closed, and can be opened by other processes. If not,
     * the rules about that are reported as not run.
     *
     * @return {@code true} unless overridden
     */
    protected boolean outlivesItsStorage() {
        return true;
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
}
