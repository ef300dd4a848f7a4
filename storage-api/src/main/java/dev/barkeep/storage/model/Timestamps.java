package dev.barkeep.storage.model;

import java.time.Instant;

/**
 * What the storage knows of the times of a row that has a natural key.
 *
 * @param createdAt when it was first stored
 * @param updatedAt when a value of it last changed; saving the same values again does not count
 */
public record Timestamps(Instant createdAt, Instant updatedAt) {}
