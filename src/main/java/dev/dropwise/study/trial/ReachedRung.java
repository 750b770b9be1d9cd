package dev.dropwise.study.trial;

import org.jspecify.annotations.Nullable;

/**
 * What a trial came to where it waited for others.
 *
 * @param epochs that it was trained until then
 * @param objective null where it is no finite number
 */
public record ReachedRung(int epochs, @Nullable Double objective) {}
