package dev.barkeep.storage.cli.look.quality;

/**
 * Something doubtful.
 *
 * @param kind what it is
 * @param when the day or the moment, or the first and the last one
 * @param detail the values
 */
public record Finding(Kind kind, String when, String detail) {}
