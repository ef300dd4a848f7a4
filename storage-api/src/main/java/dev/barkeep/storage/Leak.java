package dev.barkeep.storage;

/**
 * A stream or transaction that nobody ended. It was ended, and a transaction rolled back, before this was told.
 *
 * @param what what it was, in words of the backend
 * @param openedAt its stack trace is the place that opened it, its message names the thread
 */
public record Leak(String what, Throwable openedAt) {}
