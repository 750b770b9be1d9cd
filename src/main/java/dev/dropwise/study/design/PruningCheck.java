package dev.dropwise.study.design;

import dev.dropwise.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds what keeps the settings of a search from being stopped early. */
record PruningCheck(SearchSpec spec) {

    private static final String JOB = "/job";
    private static final String EVERY = "/training/measure/every";

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(faultsOfEpochs());
        JsonNode every = spec.job().at(EVERY);
        if (every.asInt(1) > 1 && !spec.objective().needsValidation()) {
            faults.add(
                    new Fault(
                            JOB + EVERY,
                            "expected 1, as settings are compared by a metric of training rows, received "
                                    + every));
        }
        return faults;
    }

    /** Settings are comparable after as many epochs. */
    private List<Fault> faultsOfEpochs() {
        JsonNode epochs = spec.job().at(SearchSpec.EPOCHS);
        if (!epochs.isMissingNode() && !epochs.isObject()) {
            return epochs.isIntegralNumber() && epochs.asInt(0) > 0
                    ? SearchSpec.under(SearchSpec.PRUNING, spec.pruning().faults(epochs.asInt()))
                    : List.of();
        }
        return List.of(
                new Fault(
                        JOB + SearchSpec.EPOCHS,
                        "expected the epochs of a setting that is not stopped early, the same of all, received "
                                + (epochs.isMissingNode() ? "none" : "a search")));
    }
}
