package dev.barkeep.storage.bench.data;

import java.time.Instant;

/**
 * A bar with the times of its row.
 *
 * @param bar the bar
 * @param createdAt when it was stored
 * @param updatedAt when it last changed
 */
public record StoredBar(PlainBar bar, Instant createdAt, Instant updatedAt) {}
