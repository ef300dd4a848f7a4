package dev.barkeep.storage;

/**
 * A stream that nobody closed.
 *
 * @param stream what was streamed
 * @param openedAt its stack trace is the place that opened the stream
 */
public record StreamLeak(String stream, Throwable openedAt) {}
