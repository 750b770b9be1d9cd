package dev.dropwise.web.binding;

/** A constraint that a value breaks, and where in the value. */
record BrokenConstraint(JsonLocation at, String detail) {}
