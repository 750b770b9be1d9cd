package dev.dropwise.study.design;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.study.search.Knob;
import dev.dropwise.study.search.SamplerType;
import dev.dropwise.study.search.SearchSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with a search space, beside the jobs that come of it. */
record SearchCheck(SearchSpec spec) {

    private static final String JOB = "/job";

    /** What all trials have to have in common, as all are judged by the same rows. */
    private static final List<String> FIXED =
            List.of("/dataset", "/modelSpec", "/training/seed", "/training/validation");

    /**
     * Checks the space, and then the number of trials in it.
     *
     * @throws Invalid with all faults, as pointers into the spec
     */
    void check() {
        SearchSpace space = space();
        List<Fault> faults = new ArrayList<>();
        for (Knob knob : space.knobs()) {
            knob.places().stream()
                    .filter(SearchCheck::isFixed)
                    .map(
                            place ->
                                    new Fault(
                                            JOB + place,
                                            "expected a value: all trials of a search have the same rows and the study's own seeds, received a search"))
                    .forEach(faults::add);
        }
        if (spec.sampler() == SamplerType.GRID) {
            faults.addAll(gridFaults(space));
        }
        Invalid.throwIfAny(faults);
    }

    private SearchSpace space() {
        try {
            return SearchSpace.of(spec.job());
        } catch (Invalid invalid) {
            throw new Invalid(invalid.faults().stream().map(fault -> fault.under(JOB)).toList());
        }
    }

    private static boolean isFixed(String place) {
        return FIXED.stream().anyMatch(one -> place.equals(one) || place.startsWith(one + "/"));
    }

    private List<Fault> gridFaults(SearchSpace space) {
        List<Fault> faults = space.gridFaults().stream().map(fault -> fault.under(JOB)).toList();
        Integer trials = spec.trials();
        BigInteger size = space.gridSize();
        if (!faults.isEmpty() || trials == null || size.intValueExact() >= trials) {
            return faults;
        }
        return List.of(
                new Fault(
                        "/trials",
                        "expected at most %d trials, the points of the grid, received %d"
                                .formatted(size, trials)));
    }
}
