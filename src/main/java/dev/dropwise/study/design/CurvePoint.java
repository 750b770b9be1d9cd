package dev.dropwise.study.design;

import org.jspecify.annotations.Nullable;

/**
 * What trials came to where the study's number was {@code x}.
 *
 * @param mean of the objective
 * @param standardError of that mean; null for fewer than two trials
 * @param train the mean training loss
 * @param validation the mean validation loss
 * @param pairs that it rests on
 */
public record CurvePoint(
        double x,
        @Nullable Double mean,
        @Nullable Double standardError,
        @Nullable Double train,
        @Nullable Double validation,
        int pairs) {}
