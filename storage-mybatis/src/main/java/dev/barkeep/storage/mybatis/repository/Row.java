package dev.barkeep.storage.mybatis.repository;

import java.time.Instant;

/**
 * A row and the moment at which it is stored, as the mapper XML sees them.
 *
 * @param <T> the record
 * @param row the record
 * @param now becomes updated_at, and created_at of a new row
 */
record Row<T>(T row, Instant now) {}
