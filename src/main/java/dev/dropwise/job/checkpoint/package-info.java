/** Checkpoints that trainings of jobs write, go on from, or begin with. */
@NullMarked
package dev.dropwise.job.checkpoint;

import org.jspecify.annotations.NullMarked;
