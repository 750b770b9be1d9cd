package dev.dropwise.model;

import java.util.List;
import java.util.UUID;

/** Finds the runs that stand for a study's answer; answered by the module that keeps studies. */
public interface WinningRuns {

    /**
     * The runs of that study: its winner, or the folds of a cross-validation.
     *
     * @param most how many there may be
     * @throws dev.dropwise.problem.NotFound if there is no such study
     * @throws dev.dropwise.problem.Conflict if it has none, not yet, or too many
     */
    List<UUID> of(UUID study, int most);
}
