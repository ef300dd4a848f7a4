package dev.barkeep.storage.discovery;

import dev.barkeep.storage.StorageProvider;

/** Stands for a class of another jar that a backend builds upon. */
public interface Foundation extends StorageProvider {}
