package dev.dropwise.study.design;

import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.study.trial.TrialStep;
import dev.dropwise.training.InputDisturbance;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How one study asks its question. Every answer is a function of the study's plan and of the trials
 * given: what else runs, and in which order trials end, changes nothing.
 */
public sealed interface StudyDesign
        permits PairedDesign,
                FoldDesign,
                LearningCurveDesign,
                CapacityDesign,
                RobustnessDesign,
                SearchDesign {

    /** The most trials that there can be. */
    int trials();

    /**
     * The settings of the trials that follow, as far as those so far decide them; none where they
     * are all there are, or where some have to end first. A trial's setting never depends on which
     * of the trials before it happen to have ended when it is asked for.
     *
     * @param soFar in the order of their numbers
     */
    List<TrialSetting> next(List<TrialOutcome> soFar);

    /** Whether there may be {@link #steps}. */
    default boolean hasSteps() {
        return false;
    }

    /**
     * What becomes next of trials that may wait for others or stop early; those that are left out
     * are trained to their end. As with {@link #next}, what else runs changes nothing.
     *
     * @param soFar in the order of their numbers
     */
    default List<TrialStep> steps(List<TrialOutcome> soFar) {
        return List.of();
    }

    /** As how many trials that are trained to their end all together count at most. */
    default double fullTrials() {
        return trials();
    }

    /** The epochs of a trial that is trained to its end; null where nothing depends on them. */
    default @Nullable Integer fullEpochs() {
        return null;
    }

    /** The job of a trial, without its name. */
    ObjectNode request(TrialSetting setting);

    /** Whether networks are measured, disturbed, once they are trained. */
    default boolean disturbsNetworks() {
        return false;
    }

    /** By what, and by how much, the network of a trial is disturbed once it is trained. */
    default Map<InputDisturbance, List<Double>> measuredOnceTrained(TrialSetting setting) {
        return Map.of();
    }

    /**
     * What the trials so far say.
     *
     * @param soFar in the order of their numbers; of those that have not ended nothing is used
     */
    StudyAnswer answer(List<TrialOutcome> soFar);
}
