/**
 * The way in: {@link dev.barkeep.storage.Storages} opens a {@link dev.barkeep.storage.Storage} for a
 * {@link dev.barkeep.storage.StorageConfig} with the backend that {@link java.util.ServiceLoader} finds. What is stored
 * lives in {@code model}, what can be asked in {@code repository}, what can go wrong in {@code error}.
 */
@NullMarked
package dev.barkeep.storage;

import org.jspecify.annotations.NullMarked;
