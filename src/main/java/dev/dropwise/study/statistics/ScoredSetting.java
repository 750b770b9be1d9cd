package dev.dropwise.study.statistics;

/**
 * A setting that was tried, with its objective.
 *
 * @param standardError of the mean; NaN where it is unknown
 * @param complexity by what settings are ordered from simple to complex, such as their parameters
 */
public record ScoredSetting<T>(T setting, double mean, double standardError, double complexity) {}
