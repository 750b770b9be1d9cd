package dev.dropwise.study.design;

import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.study.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Trials that came to known values. */
final class DesignTrials {

    private DesignTrials() {}

    /** All of a design whose settings do not depend on results. */
    static List<TrialOutcome> carriedOut(
            StudyDesign design, ToDoubleFunction<TrialSetting> validationLoss) {
        return measured(
                design, setting -> Map.of("validationLoss", validationLoss.applyAsDouble(setting)));
    }

    /** The metrics of a setting's trial. */
    @FunctionalInterface
    interface Measured {
        Map<String, Double> metrics(TrialSetting setting);
    }

    static List<TrialOutcome> measured(StudyDesign design, Measured measured) {
        List<TrialOutcome> trials = new ArrayList<>();
        for (TrialSetting setting : design.next(List.of())) {
            Map<String, Double> metrics = measured.metrics(setting);
            trials.add(
                    new TrialOutcome(
                            trials.size() + 1,
                            setting,
                            TrialState.COMPLETE,
                            metrics.get("validationLoss"),
                            metrics,
                            null,
                            null));
        }
        return trials;
    }
}
