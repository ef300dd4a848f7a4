package dev.barkeep.storage.memory;

import org.jspecify.annotations.Nullable;

/**
 * What a call that writes leads to.
 *
 * @param <R> the type of the answer
 * @param contents the rows afterwards
 * @param result what the caller is told
 */
record Change<R extends @Nullable Object>(Contents contents, R result) {}
