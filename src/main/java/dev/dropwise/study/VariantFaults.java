package dev.dropwise.study;

import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.problem.Fault;
import dev.dropwise.spec.EarlyStopping;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Monitor;
import dev.dropwise.spec.Plan;
import dev.dropwise.study.design.RobustnessSpec;
import dev.dropwise.study.design.StudySpec;
import dev.dropwise.study.trial.TrialMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with trials that are sound each by itself. */
final class VariantFaults {

    private final StudySpec spec;
    private final @Nullable String baseline;
    private final List<PlannedTrial> trials;
    private final List<Fault> faults = new ArrayList<>();

    private VariantFaults(StudySpec spec, @Nullable String baseline, List<PlannedTrial> trials) {
        this.spec = spec;
        this.baseline = baseline;
        this.trials = trials;
    }

    /**
     * @param baseline the name of the first variant, where there are any
     */
    static List<Fault> of(StudySpec spec, @Nullable String baseline, List<PlannedTrial> trials) {
        VariantFaults found = new VariantFaults(spec, baseline, trials);
        if (!trials.isEmpty()) {
            found.checkObjective(trials.get(0));
            trials.forEach(found::checkBesideBaseline);
            found.checkDisturbances(trials.get(0));
        }
        return found.faults;
    }

    private void checkObjective(PlannedTrial trial) {
        Monitor objective = spec.objective();
        String received = ", received " + TrialMetrics.name(objective);
        boolean hasClasses = trial.dataset().task() == Task.CLASSIFICATION;
        if (!objective.isAlwaysMeasured() && !trials.stream().allMatch(this::isMonitored)) {
            add(
                    "/objective",
                    "expected a loss, an accuracy, a mean absolute error, or what earlyStopping.monitor of every job is"
                            + received);
        } else if (objective == Monitor.NOISY_TRAIN_LOSS) {
            add("/objective", "expected a metric that is measured with dropout off" + received);
        } else if (objective.needsClasses() && !hasClasses) {
            add("/objective", "expected a loss or an error for a numeric target" + received);
        } else if (objective.needsNumbers() && hasClasses) {
            add("/objective", "expected a loss or an accuracy for a target of classes" + received);
        }
        if (objective.needsValidation() && trial.plan().training().validation().fraction() == 0) {
            add(
                    "/objective",
                    "expected a metric of training rows for a job that validates on none"
                            + received);
        }
    }

    private boolean isMonitored(PlannedTrial trial) {
        EarlyStopping stopping = trial.plan().training().earlyStopping();
        return stopping != null && stopping.monitor() == spec.objective();
    }

    private void checkDisturbances(PlannedTrial trial) {
        if (spec instanceof RobustnessSpec robustness
                && trial.dataset().features().stream()
                        .anyMatch(feature -> feature.type() == ValueType.TEXT)) {
            robustness.disturbances().ofInputs().keySet().stream()
                    .map(TrialMetrics::name)
                    .forEach(
                            name ->
                                    add(
                                            "/disturbances/" + name,
                                            "expected nothing for a data set of texts, whose words no number disturbs"));
        }
    }

    private void checkBesideBaseline(PlannedTrial trial) {
        if (isOfVariant(trial, baseline)) {
            return;
        }
        trials.stream()
                .filter(one -> isOfVariant(one, baseline))
                .filter(one -> one.setting().values().equals(trial.setting().values()))
                .findFirst()
                .ifPresent(one -> checkBeside(one.plan(), trial));
    }

    private static boolean isOfVariant(PlannedTrial trial, @Nullable String variant) {
        return Objects.equals(trial.setting().variant(), variant);
    }

    private void checkBeside(Plan baseline, PlannedTrial trial) {
        Plan plan = trial.plan();
        if (!plan.dataset().equals(baseline.dataset())) {
            add(
                    spec.pointer(trial.setting(), "/dataset"),
                    "expected the baseline's data set %s, received %s: variants are compared on the same rows"
                            .formatted(baseline.dataset(), plan.dataset()));
        } else if (!plan.training().validation().equals(baseline.training().validation())) {
            add(
                    spec.pointer(trial.setting(), "/training/validation"),
                    "expected the baseline's validation: variants are compared on the same rows");
        } else if (!Objects.equals(
                plan.training().calibration(), baseline.training().calibration())) {
            add(
                    spec.pointer(trial.setting(), "/training/calibration"),
                    "expected the baseline's calibration: variants learn from the same rows");
        } else if (withoutNames(plan).equals(withoutNames(baseline))) {
            add(
                    spec.pointer(trial.setting(), ""),
                    "expected a job that differs from the baseline's, received the same");
        }
    }

    private static Plan withoutNames(Plan plan) {
        ModelSpec model = plan.model();
        return new Plan(
                null,
                plan.dataset(),
                plan.datasetHash(),
                new ModelSpec(null, model.input(), model.layers()),
                plan.training(),
                null);
    }

    private void add(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
    }
}
