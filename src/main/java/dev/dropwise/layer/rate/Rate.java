package dev.dropwise.layer.rate;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * The fraction that a layer drops, for every epoch: a plain number in JSON, {@code "auto"}, or an
 * object that says how it changes. 0 <= rate < 1 always.
 */
@Schema(
        description =
                "Fraction dropped: a number, \"auto\" (decided by where it is: 0.2 before any weights, 0.5"
                        + " hidden, 0.1 on a convolution, 0 where no weights follow), or how it changes from"
                        + " epoch to epoch")
@JsonClassDescription("a number, \"auto\" or an object with a schedule")
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "schedule", defaultImpl = ConstantRate.class)
public sealed interface Rate
        permits AutoRate, ConstantRate, CurriculumRate, EarlyRate, LateRate, LinearRate {

    /**
     * The rate of one epoch.
     *
     * @param epoch from 1
     * @param epochs how many are planned
     */
    double at(int epoch, int epochs);

    /** The highest that it comes to. */
    double highest();

    /** The highest that it comes to in so many epochs: every schedule goes one way. */
    default double highestIn(int epochs) {
        return Math.max(at(1, epochs), at(epochs, epochs));
    }

    /** What keeps it from ever dropping anything, or from changing, in so many epochs. */
    default Optional<ComponentFault> idleWithin(int epochs) {
        return highest() > 0 && highestIn(epochs) == 0
                ? Optional.of(
                        new ComponentFault(
                                "",
                                "expected more epochs than one for a rate that grows from 0, received one"))
                : Optional.empty();
    }

    /** What it would only do in epochs after the last of so many. */
    default Optional<ComponentFault> unfinishedAfter(int epochs) {
        return Optional.empty();
    }
}
