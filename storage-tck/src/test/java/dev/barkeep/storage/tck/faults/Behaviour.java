package dev.barkeep.storage.tck.faults;

import org.jspecify.annotations.Nullable;

/** What a faulty storage does instead of what it should. */
@FunctionalInterface
interface Behaviour {

    /** Behaves as it should. */
    Behaviour GOOD = Invocation::proceed;

    /**
     * Answers a call.
     *
     * @param call what was asked
     * @return what is answered
     * @throws Throwable what is thrown
     */
    @Nullable
    Object handle(Invocation call) throws Throwable;

    /** Does so for one operation, and as it should for all others. */
    default Behaviour on(Operation operation) {
        return call -> call.is(operation) ? handle(call) : call.proceed();
    }
}
