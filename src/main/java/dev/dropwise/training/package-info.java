/**
 * Training itself: {@link dev.dropwise.training.TrainingLoop} takes a plan and its data and gives
 * an outcome, telling a {@link dev.dropwise.training.Journal} on the way. Knows nothing of jobs,
 * databases or files. Makes one thread a training, and only where rows are streamed: it reads
 * ahead.
 */
@ApplicationModule(allowedDependencies = {"engine", "dataset", "spec", "layer", "problem"})
@NullMarked
package dev.dropwise.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
