package dev.barkeep.storage.model;

import java.time.Instant;

/**
 * A row as it is stored: what the caller said, and what the storage added.
 *
 * @param <T> the record's type
 * @param id the number that the storage gave it, 1 or more; later rows have greater ones, gaps are normal. 0 for a row that has
 *     a natural key, which only {@link dev.barkeep.storage.repository.StoredRows} gives and takes
 * @param createdAt when it was stored
 * @param updatedAt when a value of it last changed
 * @param value what the caller said
 */
public record Stored<T>(long id, Instant createdAt, Instant updatedAt, T value) {}
