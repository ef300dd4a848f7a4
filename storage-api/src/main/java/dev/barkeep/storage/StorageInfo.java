package dev.barkeep.storage;

/**
 * Which database a storage is. Safe to show.
 *
 * @param backend id of the backend: sqlite, ...
 * @param product name of the database product, as it says itself
 * @param productVersion version of the database product
 * @param url where it is, without password; its form is up to the backend
 * @param schemaVersion number of the newest migration that was applied, as {@link Schema#version} has it
 */
public record StorageInfo(String backend, String product, String productVersion, String url, int schemaVersion) {}
