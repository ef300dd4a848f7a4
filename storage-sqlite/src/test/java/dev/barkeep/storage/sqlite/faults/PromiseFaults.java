package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.model.Timestamps;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.Page;
import dev.barkeep.storage.repository.PageRequest;
import dev.barkeep.storage.repository.PortfolioPositionRepository;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.repository.SignalHistoryRepository;
import dev.barkeep.storage.repository.SystemEventRepository;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can go wrong around a call: its connection, its thread, its time, and what others do meanwhile. */
final class PromiseFaults {

    private PromiseFaults() {}

    /** The connection of a call that failed is never given back. */
    static final class KeepsConnections implements Behaviour {

        private final List<Stream<?>> kept = new ArrayList<>();
        private volatile boolean few;

        @Override
        public StorageConfig configure(StorageConfig config) {
            // Where there are some more, the other rules would wait long for those that are gone.
            few = config.maxOverflow() == 0;
            return config;
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            try {
                return call.proceed();
            } catch (InvalidDataException e) {
                if (few && call.target() instanceof DailyDataRepository bars) {
                    kept.add(bars.streamAll());
                }
                throw e;
            }
        }
    }

    @SuppressWarnings("unused") // What it was is what is forgotten.
    static @Nullable Object forgetsInterrupts(Call call) throws Throwable {
        Object result = call.proceed();
        boolean forgotten = call.is(PortfolioPositionRepository.class, "save") && Thread.interrupted();
        return result;
    }

    static @Nullable Object takesConflictsForDone(Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (ConflictException e) {
            if (call.is(PortfolioPositionRepository.class, "save")) {
                return new SaveResult(1, 0);
            }
            throw e;
        }
    }

    /** Until it writes itself. */
    static final class RemembersOverviews implements Behaviour {

        private final Map<Object, @Nullable Object> overviews = Collections.synchronizedMap(new WeakHashMap<>());

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            if (!call.is(DailyDataRepository.class, call.method().getName())) {
                return call.proceed();
            }
            if (call.method().getName().equals("overview") && call.method().getParameterCount() == 0) {
                Object remembered = overviews.get(call.target());
                Object overview = remembered == null ? call.proceed() : remembered;
                overviews.put(call.target(), overview);
                return overview;
            }
            if (!call.method().getName().startsWith("find")) {
                overviews.remove(call.target());
            }
            return call.proceed();
        }
    }

    /** As a database does whose now() is that of the transaction. */
    static final class StoresTheBegin implements Behaviour {

        private final Map<Object, Instant> begun = Collections.synchronizedMap(new WeakHashMap<>());
        private volatile Clock clock = Clock.systemUTC();

        @Override
        public StorageConfig configure(StorageConfig config) {
            clock = config.clock();
            return config;
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            if (call.is(Storage.class, "begin")) {
                Object transaction = Objects.requireNonNull(call.proceed());
                begun.put(transaction, clock.instant());
                return transaction;
            }
            if (call.target() instanceof Transaction transaction
                    && call.method().getDeclaringClass() == Repositories.class
                    && call.method().getParameterCount() == 0) {
                Instant at = Objects.requireNonNull(begun.get(transaction));
                return call.method().invoke(transaction.withTimestamps(new Timestamps(at, at)));
            }
            return call.proceed();
        }
    }

    /** Looks for the row of the cursor, and takes its absence for the end. */
    static @Nullable Object losesItsPlace(Call call) throws Throwable {
        if (call.is(SignalHistoryRepository.class, "search")
                && call.<@Nullable Object>argument(1) instanceof PageRequest page
                && page.after() != null
                && ((SignalHistoryRepository) call.target())
                        .find(page.after().id())
                        .isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        return call.proceed();
    }

    static @Nullable Object takesNullForAnEventThatIsLost(Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (InvalidDataException e) {
            throw call.is(SystemEventRepository.class, "append") ? new EventNotRecordedException("null", e) : e;
        }
    }
}
