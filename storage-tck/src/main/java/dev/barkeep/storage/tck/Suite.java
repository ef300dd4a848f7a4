package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnsupportedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** What all suites share: an open storage on an empty database, its clock and its stream leaks. */
abstract class Suite {

    /** What the clock shows first: finer than a microsecond, as real clocks are. */
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");

    /** How long anything that another thread does may take before the test fails. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final StorageTck tck;
    final SettableClock clock = new SettableClock(NOW);
    final BlockingQueue<Leak> leaks = new LinkedBlockingQueue<>();

    StorageConfig config;
    Storage storage;

    Suite(StorageTck tck) {
        this.tck = tck;
    }

    @BeforeEach
    final void openStorage(TestInfo test) throws Exception {
        config = configured(tck.emptyStorage(test)).build();
        storage = tck.open(config);
    }

    @AfterEach
    final void closeStorage() {
        // JUnit comes here too if the storage could not be opened.
        if (storage != null) {
            storage.close();
        }
    }

    /** Waits for the garbage collection to find what was forgotten. */
    final Leak leakOfGarbage() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            System.gc();
            Leak leak = leaks.poll(50, TimeUnit.MILLISECONDS);
            if (leak != null) {
                return leak;
            }
        }
        throw new AssertionError("no leak was reported");
    }

    /** Takes over a backend's configuration, with the clock and the listener of the suite. */
    final StorageConfig.Builder configured(StorageConfig given) {
        return given.toBuilder().clock(clock).onLeak(leaks::add);
    }

    /** Closes the storage and opens it again on the same data, where the database outlives its storage. */
    final void reopen() {
        assumeOutlivesItsStorage();
        storage.close();
        storage = tck.open(config);
    }

    /** Closes the storage and opens it with another configuration; what was stored may be gone. */
    final void openWith(StorageConfig changed) {
        storage.close();
        config = changed;
        storage = tck.open(config);
    }

    final void assumeOutlivesItsStorage() {
        assumeTrue(tck.outlivesItsStorage(), "the database lives only as long as its storage and in its process");
    }

    final boolean concurrent() {
        return storage.capabilities().contains(Capability.CONCURRENT_ACCESS);
    }

    /** Goes on if the storage has the capability; else asserts that the operation is refused and ends the test. */
    final void needs(Capability capability, ThrowingCallable operation) {
        if (!storage.capabilities().contains(capability)) {
            assertThatThrownBy(operation)
                    .isInstanceOfSatisfying(
                            UnsupportedException.class,
                            e -> assertThat(e.capability()).isEqualTo(capability));
            throw new UnsupportedAsserted(capability);
        }
    }

    /** Says which database was tested, unless the test has closed it. */
    final Optional<StorageInfo> backend() {
        try {
            return storage == null ? Optional.empty() : Optional.of(storage.info());
        } catch (StorageException e) {
            return Optional.empty();
        }
    }

    /** The time of the clock as the storage keeps it. */
    final Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Asserts that a value is refused, and gives the refusal for a closer look. */
    static InvalidDataException refusal(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        if (thrown instanceof InvalidDataException refused) {
            return refused;
        }
        throw new AssertionError("expected an InvalidDataException but got " + thrown, thrown);
    }

    /** A null where the API does not allow one, for tests that it is refused. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T absent() {
        @Nullable T nothing = null;
        return nothing;
    }
}
