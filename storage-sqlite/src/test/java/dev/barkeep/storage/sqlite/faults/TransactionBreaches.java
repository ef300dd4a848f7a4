package dev.barkeep.storage.sqlite.faults;

import static dev.barkeep.storage.sqlite.faults.Changes.instead;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.model.DailyData;
import dev.barkeep.storage.repository.DailyDataRepository;
import dev.barkeep.storage.repository.MetadataRepository;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rules of transactions and streams, and a way to break each. */
final class TransactionBreaches {

    private TransactionBreaches() {}

    static Stream<Breach> all() {
        return Stream.of(
                Breach.of(
                        "rolls back on commit",
                        instead(Transaction.class, "commit", (transaction, call) -> {
                            transaction.rollback();
                            return null;
                        }),
                        "TX-001"),
                Breach.of("ends a transaction twice", TransactionBreaches::endsTwice, "TX-005"),
                Breach.of("reads beside its own transaction", new ReadsBeside(), "TX-006"),
                Breach.of("reads what is not committed", new ReadsUncommitted(), "TX-007"),
                Breach.of(
                        "gathers the rows of a stream before it saves them",
                        instead(DailyDataRepository.class, "saveAll", TransactionBreaches::gathers),
                        "TX-009",
                        "TX-011"),
                Breach.of("reports leaks from where it finds them", new ReportsElsewhere(), "TX-010"),
                Breach.of(
                        "opens a stream when its first row is wanted",
                        instead(
                                DailyDataRepository.class,
                                "streamAll",
                                (bars, call) -> Stream.of(bars).flatMap(DailyDataRepository::streamAll)),
                        "STR-001"),
                Breach.of("keeps the connection of a stream that is closed early", new KeepsStreams(), "STR-002"));
    }

    private static @Nullable Object endsTwice(Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (ClosedException e) {
            if (call.is(Transaction.class, "commit", "rollback")) {
                return null;
            }
            throw e;
        }
    }

    private static @Nullable Object gathers(DailyDataRepository bars, Call call) throws Throwable {
        return call.<@Nullable Object>argument(0) instanceof Stream<?> rows
                ? bars.saveAll(rows.map(DailyData.class::cast).toList())
                : call.proceed();
    }

    /** By a connection for reading, which it has for all. */
    private static final class ReadsBeside implements Behaviour {

        private volatile @Nullable Storage storage;
        private volatile @Nullable Object ofTransaction;

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            Storage all = storage;
            if (all != null && call.is(MetadataRepository.class, "listByMarketCap") && call.target() == ofTransaction) {
                return all.metadata().listByMarketCap();
            }
            Object result = call.proceed();
            if (call.is(Storage.class, "begin")) {
                storage = (Storage) call.target();
            }
            if (call.is(Transaction.class, "metadata")) {
                ofTransaction = result;
            }
            return result;
        }
    }

    /** As if all had one connection. */
    private static final class ReadsUncommitted implements Behaviour {

        private volatile @Nullable Transaction open;

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            Transaction uncommitted = open;
            if (uncommitted != null && call.is(MetadataRepository.class, "listByMarketCap")) {
                return uncommitted.metadata().listByMarketCap();
            }
            Object result = call.proceed();
            if (call.is(Storage.class, "begin")) {
                open = (Transaction) result;
            }
            if (call.is(Transaction.class, "commit", "rollback", "close")) {
                open = null;
            }
            return result;
        }
    }

    private static final class ReportsElsewhere implements Behaviour {

        @Override
        public StorageConfig configure(StorageConfig config) {
            return config.toBuilder()
                    .onLeak(leak ->
                            config.onLeak().accept(new Leak(leak.what(), new Throwable("found by the collector"))))
                    .build();
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            return call.proceed();
        }
    }

    private static final class KeepsStreams implements Behaviour {

        @Override
        public StorageConfig configure(StorageConfig config) {
            // So long does the test wait for the connection that it does not get.
            return config.toBuilder().poolTimeout(Duration.ofSeconds(1)).build();
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            Object result = call.proceed();
            return call.is(DailyDataRepository.class, "streamAll")
                    ? StreamSupport.stream(((Stream<?>) Objects.requireNonNull(result)).spliterator(), false)
                    : result;
        }
    }
}
