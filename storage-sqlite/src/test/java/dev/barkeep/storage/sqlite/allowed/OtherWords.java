package dev.barkeep.storage.sqlite.allowed;

import dev.barkeep.storage.Leak;
import dev.barkeep.storage.StorageConfig;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.ConfigurationException;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.error.NotFoundException;
import dev.barkeep.storage.error.SchemaMismatchException;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.error.UnavailableException;
import dev.barkeep.storage.error.UnsupportedException;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import org.jspecify.annotations.Nullable;

/** Messages are for people: types and fields are what the contract has. */
final class OtherWords {

    private static final String WORDS = "es ging nicht";

    private OtherWords() {}

    static @Nullable Object inErrors(Call call) throws Throwable {
        try {
            return call.proceed();
        } catch (StorageException e) {
            throw otherwise(e);
        }
    }

    /** What it says without words stays: who has the connections is only told in words. */
    private static StorageException otherwise(StorageException e) {
        if (e instanceof InvalidDataException refused) {
            // Of names that the contract wants, as that of a ticker, the capitals remain.
            return new InvalidDataException(
                    refused.field().startsWith("row ") ? "rows" : refused.field(),
                    new Shown(refused.value()),
                    refused.rule().replaceAll("[a-z]{2,}", "nein"));
        }
        if (e instanceof ClosedException closed) {
            return new ClosedException(closed.what().split(" ", 2)[0] + " von hier");
        }
        if (e instanceof EventNotRecordedException lost && lost.getCause() instanceof StorageException cause) {
            return new EventNotRecordedException("?", otherwise(cause));
        }
        if (e instanceof NotFoundException missing) {
            return new NotFoundException(missing.table(), missing.key(), WORDS);
        }
        if (e instanceof UnsupportedException lacking) {
            return new UnsupportedException(lacking.capability(), "?", WORDS);
        }
        if (e instanceof SchemaMismatchException differing) {
            return new SchemaMismatchException(differing.reason(), WORDS, null);
        }
        if (e instanceof ConfigurationException wrong) {
            return new ConfigurationException(wrong.problem(), wrong.variable(), WORDS);
        }
        if (e instanceof ConflictException) {
            return new ConflictException(WORDS, null);
        }
        return e instanceof UnavailableException ? new UnavailableException(WORDS, null) : e;
    }

    private record Shown(String text) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** What a storage and a leak are called is up to the backend. */
    static final class OfItself implements Behaviour {

        @Override
        public StorageConfig configure(StorageConfig config) {
            return config.toBuilder()
                    .onLeak(leak -> config.onLeak().accept(new Leak("etwas Vergessenes", leak.openedAt())))
                    .build();
        }

        @Override
        public @Nullable Object handle(Call call) throws Throwable {
            Object result = call.proceed();
            return result instanceof StorageInfo info
                    ? new StorageInfo(info.backend(), "Eigenbau", "0.x", "im Keller", info.schemaVersion())
                    : result;
        }
    }
}
