package dev.dropwise.report.study;

import dev.dropwise.problem.Conflict;
import dev.dropwise.study.StudyOutcome;
import dev.dropwise.study.StudyOutcomes;
import dev.dropwise.study.design.SearchSpec;
import dev.dropwise.study.design.StudyPlan;
import dev.dropwise.study.trial.TrialMetrics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts together what can be said of a study. Made anew each time: nothing is measured for it. */
@Component
class StudyReports {

    private final StudyOutcomes outcomes;
    private final Clock clock;

    StudyReports(StudyOutcomes outcomes, Clock clock) {
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * The report of a study as it is now.
     *
     * @throws dev.dropwise.problem.NotFound if there is no study of that id
     * @throws Conflict while it goes on and none of its trials has ended
     */
    StudyReport of(UUID id) {
        StudyOutcome study = outcomes.of(id);
        if (study.progress().done() == 0 && !study.state().isFinal()) {
            throw new Conflict(
                    "no trial of the study %s has ended yet; it is %s"
                            .formatted(id, study.state().word()));
        }
        return new StudyReport(
                id,
                study.name(),
                study.spec().typeName(),
                summary(study),
                study.answer().findings(),
                study.progress(),
                study.answer().result(),
                study.spec() instanceof SearchSpec search
                        ? SearchHistory.of(search, study.plan(), study.trials())
                        : List.of(),
                DropoutComparison.of(study),
                study.spec().axis(),
                conditions(study));
    }

    private static List<String> summary(StudyOutcome study) {
        List<String> summary = new ArrayList<>();
        summary.add(study.spec().question(study.plan()));
        int trials = study.progress().trials();
        int done = study.progress().done();
        if (!study.state().isFinal()) {
            summary.add(
                    "Partial: all that is said here rests on the %d of %d trials that have ended."
                            .formatted(done, trials));
        } else if (done < trials) {
            summary.add(
                    "The study has ended (%s) after %d of at most %d trials."
                            .formatted(study.state().word(), done, trials));
        } else {
            summary.add("All %d trials have ended.".formatted(trials));
        }
        if (study.error() != null) {
            summary.add("It failed: " + study.error());
        }
        return summary;
    }

    private StudyConditions conditions(StudyOutcome study) {
        StudyPlan plan = study.plan();
        return new StudyConditions(
                study.state(),
                plan.dataset(),
                plan.variants().get(0).job().path("datasetHash").asString(""),
                plan.metric(),
                TrialMetrics.isLowerBetter(plan.metric()),
                plan.seed(),
                plan.testToTrainRatio(),
                clock.instant());
    }
}
