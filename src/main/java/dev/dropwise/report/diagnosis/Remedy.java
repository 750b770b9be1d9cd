package dev.dropwise.report.diagnosis;

/**
 * Something to try.
 *
 * @param text what, and why it may help
 * @param patch JSON Merge Patch on the run's plan, which may be posted as it is
 */
public record Remedy(String text, PlanPatch patch) {}
