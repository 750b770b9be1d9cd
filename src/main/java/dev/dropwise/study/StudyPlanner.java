package dev.dropwise.study;

import dev.dropwise.job.JobRequest;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.study.design.BaseJob;
import dev.dropwise.study.design.StudyDesign;
import dev.dropwise.study.design.StudyPlan;
import dev.dropwise.study.design.StudySpec;
import dev.dropwise.study.trial.Pair;
import dev.dropwise.study.trial.TrialSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns a spec into a plan: makes the variants, checks a trial of each as jobs are checked, and
 * freezes them.
 */
@Component
class StudyPlanner {

    private static final String REGISTER_AS = "registerAs";

    private final TrialPlanner trials;
    private final StudyProperties properties;
    private final SeedGenerator seeds = new SeedGenerator();

    StudyPlanner(TrialPlanner trials, StudyProperties properties) {
        this.trials = trials;
        this.properties = properties;
    }

    /**
     * A study that can be carried out.
     *
     * @param spec with its seed
     * @param job of the first trial
     * @param seconds that all trials take one after another, roughly
     */
    record Planned(
            StudySpec spec, StudyPlan plan, StudyDesign design, JobRequest job, double seconds) {}

    /**
     * The plan for a spec.
     *
     * @throws Invalid with all faults, as pointers into the spec
     */
    Planned plan(StudySpec asked) {
        StudySpec spec = asked.seed() == null ? asked.seeded(seed(asked)) : asked;
        long seed = spec.seed() == null ? 0 : spec.seed();
        Set<Fault> faults = new LinkedHashSet<>(spec.faults());
        if (spec.job().hasNonNull(REGISTER_AS)) {
            faults.add(
                    new Fault(
                            "/job/" + REGISTER_AS,
                            "expected nothing: the trials of a study become no versions"));
        }
        Map<String, ObjectNode> variants =
                collecting(faults, () -> spec.variants(base(spec, seed)));
        if (variants == null) {
            throw new Invalid(List.copyOf(faults));
        }
        StudyPlan outline = StudyPlans.draft(spec, seed, variants);
        StudyDesign draft = spec.design(outline);
        checkCount(draft, faults);
        List<PlannedTrial> planned = checked(spec, draft, faults);
        faults.addAll(VariantFaults.of(spec, outline.names().get(0), planned));
        Invalid.throwIfAny(List.copyOf(faults));
        StudyPlan plan =
                StudyPlans.frozen(
                        spec, seed, variants, planned, job -> trials.frozen(job, planned));
        return new Planned(
                spec,
                plan,
                spec.design(plan),
                planned.get(0).request(),
                TrialDuration.seconds(planned) * draft.fullTrials());
    }

    /** That of the job, which a study replaces in each trial, or a new one. */
    private long seed(StudySpec spec) {
        long inJob = spec.job().at("/training/seed").asLong(-1);
        return inJob >= 0 ? inJob : seeds.next();
    }

    private BaseJob base(StudySpec spec, long seed) {
        if (!spec.changesDefaults()) {
            return new BaseJob(spec.job(), null);
        }
        Pair pair = Pair.of(seed, 1).get(0);
        try {
            return new BaseJob(spec.job(), trials.plan(spec.job(), pair));
        } catch (Invalid invalid) {
            throw new Invalid(invalid.faults().stream().map(fault -> fault.under("/job")).toList());
        }
    }

    private void checkCount(StudyDesign design, Set<Fault> faults) {
        if (design.trials() > properties.trials()) {
            faults.add(
                    new Fault(
                            "",
                            "expected at most %d trials, received a study of %d"
                                    .formatted(properties.trials(), design.trials())));
            throw new Invalid(List.copyOf(faults));
        }
    }

    /** The first trial of each variant and of each value that the study varies. */
    private List<PlannedTrial> checked(StudySpec spec, StudyDesign design, Set<Fault> faults) {
        Map<TrialSetting, TrialSetting> first = new LinkedHashMap<>();
        for (TrialSetting setting : design.next(List.of())) {
            Pair anyPair = new Pair(0, 0);
            first.putIfAbsent(
                    new TrialSetting(setting.variant(), setting.values(), anyPair), setting);
        }
        List<PlannedTrial> planned = new ArrayList<>();
        for (TrialSetting setting : first.values()) {
            try {
                planned.add(trials.plan(design, setting));
            } catch (Invalid invalid) {
                addAt(setting, invalid.faults(), spec, faults);
            }
        }
        return planned;
    }

    /** Once for each place: a range that fits nothing is wrong in every trial. */
    private static void addAt(
            TrialSetting setting, List<Fault> found, StudySpec spec, Set<Fault> faults) {
        Set<String> told = faults.stream().map(Fault::pointer).collect(Collectors.toSet());
        found.stream()
                .map(fault -> new Fault(spec.pointer(setting, fault.pointer()), fault.detail()))
                .filter(fault -> !told.contains(fault.pointer()))
                .forEach(faults::add);
    }

    private static <T> @Nullable T collecting(Set<Fault> faults, Supplier<T> step) {
        try {
            return step.get();
        } catch (Invalid invalid) {
            faults.addAll(invalid.faults());
            return null;
        }
    }
}
