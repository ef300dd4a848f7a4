package dev.barkeep.storage.mybatis.repository;

import java.time.Instant;

/**
 * A row and the times that it is stored with, as the mapper XML sees them.
 *
 * @param <T> the record
 * @param row the record
 * @param created becomes created_at of a new row
 * @param now becomes updated_at
 */
record Row<T>(T row, Instant created, Instant now) {}
