package dev.barkeep.storage.sqlite.faults;

import org.jspecify.annotations.Nullable;

/** What a faulty storage does instead of what it should. */
@FunctionalInterface
interface Misbehaviour {

    /** Behaves as it should. */
    Misbehaviour NONE = Call::proceed;

    /**
     * Answers a call.
     *
     * @param call what was asked
     * @return what is answered
     * @throws Throwable what is thrown
     */
    @Nullable
    Object handle(Call call) throws Throwable;
}
