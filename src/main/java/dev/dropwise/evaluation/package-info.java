/**
 * How good predictions are: metrics of scores beside the truth, with intervals that say how far
 * chance may have carried them. {@link dev.dropwise.evaluation.Metrics} is what comes out. Pure
 * functions of scores, labels and a seed; knows neither networks nor data sets.
 */
@ApplicationModule(allowedDependencies = {"random"})
@NullMarked
package dev.dropwise.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
