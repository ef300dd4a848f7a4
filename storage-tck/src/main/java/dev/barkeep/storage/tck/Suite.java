package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Schema;
import dev.barkeep.storage.SchemaStatus;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.capability.Capability;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnsupportedException;
import dev.barkeep.storage.model.SignalHistory;
import dev.barkeep.storage.model.Stored;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.SignalFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    /** More than rows in any test that follows pages: one that goes on for ever is to be noticed. */
    private static final int MOST_PAGES = 10_000;

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

    /** The seven tables as the database lists them, which may write their names in capitals and have tables of others too. */
    static List<String> oursOf(Schema schema) {
        return schema.tables().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(EveryTable.counts(0)::containsKey)
                .toList();
    }

    /** Leaves out what a backend without versions of its tables cannot do. */
    static void assumeMigrations(SchemaStatus status) {
        assumeTrue(status.newest() > 0, "the backend has no migrations");
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

    /**
     * Asserts that a collection cannot be changed. Asks only for what would change it: of a class of its own, an unmodifiable one may
     * well take the removal of what is not there.
     */
    static <T> void assertUnmodifiable(Collection<T> answer) {
        List<T> before = new ArrayList<>(answer);
        assertThat(before).as("rows to try it on").isNotEmpty();
        T first = before.get(0);
        for (Consumer<Collection<T>> change : Suite.<T>changes(first)) {
            assertThatThrownBy(() -> change.accept(answer)).isInstanceOf(UnsupportedOperationException.class);
            assertThat(new ArrayList<>(answer)).isEqualTo(before);
        }
        if (answer instanceof List<T> list) {
            assertThatThrownBy(() -> list.set(0, first)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
            assertThat(list).isEqualTo(before);
        }
    }

    /** Asserts that a map cannot be changed, as above. */
    static <K, V> void assertUnmodifiable(Map<K, V> answer) {
        Map<K, V> before = new LinkedHashMap<>(answer);
        assertThat(before).as("entries to try it on").isNotEmpty();
        Map.Entry<K, V> first = before.entrySet().iterator().next();
        assertThatThrownBy(() -> answer.put(first.getKey(), first.getValue()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> answer.remove(first.getKey())).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(answer::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThat(answer).isEqualTo(before);
    }

    private static <T> List<Consumer<Collection<T>>> changes(T element) {
        return List.of(
                answer -> answer.add(element),
                answer -> answer.remove(element),
                answer -> answer.removeIf(each -> true),
                Collection::clear);
    }

    /** Follows the pages of a search to their end. How many rows each of them has is up to the storage. */
    static List<Stored<SignalHistory>> search(Repositories in, SignalFilter filter) {
        List<Stored<SignalHistory>> rows = new ArrayList<>();
        Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.MAX_SIZE));
        for (int pages = 0; next.isPresent(); pages++) {
            assertThat(pages).as("pages").isLessThan(MOST_PAGES);
            Page<Stored<SignalHistory>> page = in.signalHistory().search(filter, next.orElseThrow());
            rows.addAll(page.rows());
            next = page.next();
        }
        return rows;
    }

    /** A null where the API does not allow one, for tests that it is refused. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T absent() {
        @Nullable T nothing = null;
        return nothing;
    }
}
