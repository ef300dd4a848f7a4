package dev.barkeep.storage.sqlite.allowed;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.Storage;
import dev.barkeep.storage.Transaction;
import dev.barkeep.storage.error.ConflictException;
import dev.barkeep.storage.error.EventNotRecordedException;
import dev.barkeep.storage.model.SystemEvent;
import dev.barkeep.storage.sqlite.proxy.Behaviour;
import dev.barkeep.storage.sqlite.proxy.Call;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Whoever comes while somebody else writes is told of the conflict at once, and nobody waits. */
final class ImpatientWriters implements Behaviour {

    private static final Set<String> WRITES = Set.of(
            "save",
            "saveAll",
            "add",
            "addAll",
            "adjust",
            "remove",
            "deleteRange",
            "deleteBefore",
            "deleteCreatedBefore",
            "append",
            "putAll",
            "prune",
            "begin");

    /** What was handed out by transactions, which have the right to write already. */
    private final Set<Object> ofTransactions =
            Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    private WeakReference<@Nullable Transaction> open = new WeakReference<>(null);
    private boolean writing;

    @Override
    public @Nullable Object handle(Call call) throws Throwable {
        if (call.method().getDeclaringClass() == Repositories.class) {
            Object handedOut = call.proceed();
            if (handedOut != null && (call.target() instanceof Transaction || ofTransactions.contains(call.target()))) {
                ofTransactions.add(handedOut);
            }
            return handedOut;
        }
        if (!WRITES.contains(call.method().getName()) || ofTransactions.contains(call.target())) {
            return call.proceed();
        }
        enter(call);
        try {
            Object result = call.proceed();
            if (call.is(Storage.class, "begin")) {
                keep((Transaction) Objects.requireNonNull(result));
            }
            return result;
        } finally {
            leave();
        }
    }

    private synchronized void enter(Call call) {
        Transaction other = open.get();
        if (writing || (other != null && Whole.isOpen(other))) {
            ConflictException conflict = new ConflictException("somebody else writes", null);
            throw call.method().getName().equals("append")
                            && call.<@Nullable Object>argument(0) instanceof SystemEvent event
                    ? new EventNotRecordedException(event.eventType(), conflict)
                    : conflict;
        }
        writing = true;
    }

    private synchronized void keep(Transaction begun) {
        open = new WeakReference<>(begun);
    }

    private synchronized void leave() {
        writing = false;
    }
}
