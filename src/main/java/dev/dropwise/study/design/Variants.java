package dev.dropwise.study.design;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.study.trial.TrialSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Variants that are JSON Merge Patches on a job, by their names. */
record Variants(Map<String, ObjectNode> patches) {

    private static final String POINTER = "/variants";

    /** The patched jobs, or the job itself where there are no variants. */
    Map<String, ObjectNode> of(ObjectNode job) {
        if (patches.isEmpty()) {
            return Map.of(StudySpec.ONLY, job);
        }
        List<Fault> faults = new ArrayList<>();
        Map<String, ObjectNode> jobs = new LinkedHashMap<>();
        patches.forEach(
                (name, changes) -> {
                    MergePatch patch = new MergePatch(changes);
                    patch.faults(job).stream()
                            .map(fault -> fault.under(pointer(name)))
                            .forEach(faults::add);
                    jobs.put(name, patch.apply(job));
                });
        Invalid.throwIfAny(faults);
        return jobs;
    }

    static String pointer(String name) {
        return POINTER + JsonPointers.step(name);
    }

    /** Where in the spec something comes from that is in a variant's job. */
    String pointer(TrialSetting setting, String inJob) {
        ObjectNode patch = patches.get(setting.variant() == null ? "" : setting.variant());
        return setting.variant() != null && patch != null && new MergePatch(patch).decides(inJob)
                ? pointer(setting.variant()) + inJob
                : "/job" + inJob;
    }
}
