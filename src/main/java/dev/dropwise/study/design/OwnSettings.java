package dev.dropwise.study.design;

import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What a study sets in every trial, so that neither the job nor a variant may. */
final class OwnSettings {

    private OwnSettings() {}

    /**
     * @param setting pointer into a job
     */
    static List<Fault> faults(String setting, ObjectNode job, Map<String, ObjectNode> variants) {
        List<Fault> faults = new ArrayList<>();
        addTo(faults, "/job", job, setting);
        variants.forEach((name, patch) -> addTo(faults, Variants.pointer(name), patch, setting));
        return faults;
    }

    private static void addTo(List<Fault> faults, String at, ObjectNode in, String setting) {
        if (!in.at(setting).isMissingNode()) {
            faults.add(
                    new Fault(
                            at + setting,
                            "expected nothing: the study sets it, received " + in.at(setting)));
        }
    }
}
