package dev.barkeep.storage.sqlite.faults;

import static dev.barkeep.storage.sqlite.faults.Changes.answering;
import static dev.barkeep.storage.sqlite.faults.Changes.given;
import static dev.barkeep.storage.sqlite.faults.Changes.instead;

import dev.barkeep.storage.RetentionPolicy;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.TableInfo;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnexpectedException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.SaveResult;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of a storage as a whole, and a way to break each. */
final class StorageBreaches {

    /** Fewer than the kit saves in a call, so that a portion ends among those that belong together. */
    private static final int PORTION = 30;

    private StorageBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(
                Breach.of(
                        "makes a backup over a file",
                        instead(Storage.class, "backup", (storage, call) -> {
                            Files.deleteIfExists(call.argument(0));
                            return call.proceed();
                        }),
                        "CAP-001"),
                Breach.of("lets reads wait for a transaction", new ReadsAlone(), "CAP-002"),
                Breach.of(
                        "prunes to give back space",
                        instead(Storage.class, "vacuum", (storage, call) -> {
                            storage.prune(RetentionPolicy.DEFAULT);
                            return call.proceed();
                        }),
                        "CAP-004"),
                Breach.of(
                        "commits in portions",
                        instead(DailyDataRepository.class, "saveAll", StorageBreaches::savesInPortions),
                        "CON-001"),
                Breach.of("does not know its pool's exception", StorageBreaches::hidesThatItIsBusy, "CON-002"),
                Breach.of("refuses who would have to wait", new RefusesToWait(), "CON-003"),
                Breach.of(
                        "calls itself as its product does",
                        answering(
                                Storage.class,
                                "info",
                                (StorageInfo info) -> new StorageInfo(
                                        info.product(),
                                        info.product(),
                                        info.productVersion(),
                                        info.url(),
                                        info.schemaVersion())),
                        "INF-001",
                        "SPI-005"),
                Breach.of(
                        "reckons rows by bytes",
                        answering(
                                Storage.class,
                                "tables",
                                (List<TableInfo> tables) -> tables.stream()
                                        .map(table -> new TableInfo(table.name(), table.bytes() / 100, table.bytes()))
                                        .toList()),
                        "INF-003"),
                Breach.of("begins anew when it is opened", new BeginsAnew(), "LIF-001"),
                Breach.of(
                        "prunes what is kept for ever",
                        given(
                                Storage.class,
                                "prune",
                                0,
                                (RetentionPolicy policy) -> new RetentionPolicy(
                                        policy.dailyData() == null ? Duration.ZERO : policy.dailyData(),
                                        policy.intradayData(),
                                        policy.signalHistory(),
                                        policy.systemEvents())),
                        "RET-001"));
    }

    private static @Nullable Object savesInPortions(DailyDataRepository bars, Call call) throws Throwable {
        if (!(call.<@Nullable Object>argument(0) instanceof Collection<?> given)) {
            return call.proceed();
        }
        List<DailyData> all = given.stream().map(DailyData.class::cast).toList();
        SaveResult sum = new SaveResult(0, 0);
        for (int from = 0; from < all.size(); from += PORTION) {
            SaveResult saved = bars.saveAll(all.subList(from, Math.min(all.size(), from + PORTION)));
            sum = new SaveResult(sum.written() + saved.written(), sum.unchanged() + saved.unchanged());
        }
        return sum;
    }

    private static @Nullable Object hidesThatItIsBusy(Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (UnavailableException e) {
            throw new UnexpectedException("no connection", e);
        }
    }

    /** Claims to read beside a transaction, but has one connection for all calls. */
    private static final class ReadsAlone implements Behaviour {

        private final AtomicInteger open = new AtomicInteger();

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            if (call.is(Storage.class, "dailyData") && open.get() > 0) {
                throw new UnavailableException("a transaction has the connection", null);
            }
            Object result = call.proceed();
            if (call.is(Storage.class, "begin")) {
                open.incrementAndGet();
            }
            if (call.is(Transaction.class, "close")) {
                open.decrementAndGet();
            }
            return result;
        }
    }

    /** As a pool does whose queue has no places. */
    private static final class RefusesToWait implements Behaviour {

        private volatile Semaphore connections = new Semaphore(1);

        @Override
        public StorageConfig configure(StorageConfig config) {
            connections = new Semaphore(config.poolSize() + config.maxOverflow());
            return config;
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            if (!call.is(DailyDataRepository.class, "save", "findRange")) {
                return call.proceed();
            }
            Semaphore free = connections;
            if (!free.tryAcquire()) {
                throw new UnavailableException("all connections are taken", null);
            }
            try {
                return call.proceed();
            } finally {
                free.release();
            }
        }
    }

    private static final class BeginsAnew implements Behaviour {

        @Override
        public StorageConfig configure(StorageConfig config) {
            try {
                Files.deleteIfExists(Path.of(Objects.requireNonNull(config.url().database())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return config;
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            return call.proceed();
        }
    }
}
