package dev.dropwise.model;

import java.util.UUID;

/** Finds the run that stands for a study's answer; answered by the module that keeps studies. */
public interface WinningRuns {

    /**
     * The run of that study.
     *
     * @throws dev.dropwise.problem.NotFound if there is no such study
     * @throws dev.dropwise.problem.Conflict if it has no winner, or not yet
     */
    UUID winner(UUID study);
}
