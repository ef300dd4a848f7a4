package dev.barkeep.storage.sqlite.faults;

import dev.barkeep.storage.Storage;
import dev.barkeep.storage.StorageInfo;
import dev.barkeep.storage.error.ClosedException;
import dev.barkeep.storage.error.InvalidDataException;
import dev.barkeep.storage.sqlite.proxy.Behaviour;

/** Storages that show the password they were opened with. */
final class PasswordFaults {

    private PasswordFaults() {}

    static Behaviour inText(String shown) {
        return call -> call.is(Storage.class, "toString") ? "SqliteStorage[" + shown + "]" : call.proceed();
    }

    static Behaviour inProduct(String shown) {
        return call -> {
            Object result = call.proceed();
            return result instanceof StorageInfo info
                    ? new StorageInfo(
                            info.backend(),
                            info.product() + " " + shown,
                            info.productVersion(),
                            info.url(),
                            info.schemaVersion())
                    : result;
        };
    }

    static Behaviour inUrl(String shown) {
        return call -> {
            Object result = call.proceed();
            return result instanceof StorageInfo info
                    ? new StorageInfo(
                            info.backend(),
                            info.product(),
                            info.productVersion(),
                            info.url().replace("***", shown),
                            info.schemaVersion())
                    : result;
        };
    }

    /** In what is behind the refusal of a bad argument. */
    static Behaviour inCause(String shown) {
        return call -> {
            try {
                return call.proceed();
            } catch (InvalidDataException e) {
                e.initCause(new IllegalStateException("by the session of " + shown));
                throw e;
            }
        };
    }

    /** In what was suppressed when the storage was closed. */
    static Behaviour inSuppressed(String shown) {
        return call -> {
            try {
                return call.proceed();
            } catch (ClosedException e) {
                e.addSuppressed(new IllegalStateException("jdbc:sqlite://trader:" + shown + "@host"));
                throw e;
            }
        };
    }
}
