package dev.dropwise.model;

import org.jspecify.annotations.Nullable;

/**
 * Who changes an alias, and why.
 *
 * @param who null where nobody is known
 * @param figures what a gate compared; null without a gate
 */
record AliasReason(@Nullable String who, @Nullable String why, @Nullable GateFigures figures) {}
