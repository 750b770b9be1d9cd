package dev.dropwise.study.design;

import dev.dropwise.study.result.Figures;
import dev.dropwise.study.trial.TrialMetrics;
import java.util.List;
import java.util.stream.Collectors;

/** Parts of sentences that say what a study asks. */
final class StudyQuestions {

    private StudyQuestions() {}

    /** As in “none”, “some” and “much”. */
    static String names(StudyPlan plan) {
        return joined(plan.names().stream().map("“%s”"::formatted).toList());
    }

    /** As in "a, b and c". */
    static String joined(List<String> all) {
        int last = all.size() - 1;
        return last == 0
                ? all.get(0)
                : all.stream().limit(last).collect(Collectors.joining(", "))
                        + " and "
                        + all.get(last);
    }

    /** As in “for “none” and “some””, or for the job alone. */
    static String variants(StudyPlan plan) {
        return plan.names().get(0) == null ? "for the job as it is" : "for " + names(plan);
    }

    static String better(StudyPlan plan) {
        return TrialMetrics.isLowerBetter(plan.metric()) ? "lowest" : "highest";
    }

    static String pairs(int count) {
        return Figures.count(count, "pair of split and seed", "pairs of split and seed");
    }
}
