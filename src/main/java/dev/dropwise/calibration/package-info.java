/**
 * What rows that a training has held back say of its answers: a temperature for probabilities,
 * conformal sets and intervals, and when to abstain. {@link dev.dropwise.calibration.Calibration}
 * is what comes out. Pure functions of scores, labels and a seed; knows neither networks nor data
 * sets.
 */
@ApplicationModule(allowedDependencies = {"evaluation", "random"})
@NullMarked
package dev.dropwise.calibration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
