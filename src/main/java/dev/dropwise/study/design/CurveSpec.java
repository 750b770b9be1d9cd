package dev.dropwise.study.design;

import dev.dropwise.study.trial.TrialSetting;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Asks what a job does as something grows, and whether variants of it do better. */
public sealed interface CurveSpec extends StudySpec
        permits LearningCurveSpec, CapacitySpec, RobustnessSpec {

    /** JSON Merge Patches on the job, by name; empty for one curve, of the job as it is. */
    Map<String, ObjectNode> variants();

    /** What the curves of its result go over. */
    @Override
    String axis();

    @Override
    default Map<String, ObjectNode> variants(BaseJob base) {
        return new Variants(variants()).of(changesDefaults() ? base.explicit() : base.job());
    }

    @Override
    default String pointer(TrialSetting setting, String inJob) {
        return new Variants(variants()).pointer(setting, inJob);
    }
}
