package dev.dropwise.store;

/**
 * A file in the store.
 *
 * @param sha256 of its content, 64 hex digits; its name
 * @param bytes its length
 */
public record Blob(String sha256, long bytes) {}
