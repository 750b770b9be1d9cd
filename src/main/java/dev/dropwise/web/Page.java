package dev.dropwise.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection.
 *
 * @param items the things, newest first
 * @param next the cursor to pass as {@code after} for the next page, null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {}
