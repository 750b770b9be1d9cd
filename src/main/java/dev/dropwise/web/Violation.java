package dev.dropwise.web;

/** A constraint that a value breaks, and where in the value. */
record Violation(Steps at, String detail) {}
