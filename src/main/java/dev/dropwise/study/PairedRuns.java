package dev.dropwise.study;

import dev.dropwise.study.design.PairedSpec;
import dev.dropwise.study.statistics.PairedComparison;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the comparison that two runs are trials of, so that its pairs say how they differ. */
@Component
@Transactional(readOnly = true)
public class PairedRuns {

    private static final double CONFIDENCE_LEVEL = 0.95;

    private final Studies studies;
    private final StudyTrials trials;

    PairedRuns(Studies studies, StudyTrials trials) {
        this.studies = studies;
        this.trials = trials;
    }

    /**
     * What the variants of two runs come to over the pairs of their study.
     *
     * @param baseline name of the variant that the other is compared with
     */
    public record Pairs(UUID study, String baseline, String variant, PairedComparison comparison) {}

    /**
     * The latest comparison or ablation that has ended well and has both as trials of different
     * variants.
     *
     * @param metric as runs have it; nothing is found where the trials do not have it
     */
    public Optional<Pairs> find(UUID baseline, UUID variant, String metric, boolean lowerIsBetter) {
        return trials.studiesOf(baseline, variant).stream()
                .map(studies::get)
                .filter(PairedRuns::compares)
                .map(study -> pairs(study, baseline, variant, metric, lowerIsBetter))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean compares(Study study) {
        return study.state() == StudyState.SUCCEEDED && study.spec() instanceof PairedSpec;
    }

    private Optional<Pairs> pairs(
            Study study, UUID baseline, UUID variant, String metric, boolean lowerIsBetter) {
        List<TrialOutcome> outcomes =
                trials.findByKeyStudyOrderByKeyNumber(study.id()).stream()
                        .map(trial -> trial.outcome(true))
                        .toList();
        String one = variantOf(baseline, outcomes);
        String other = variantOf(variant, outcomes);
        if (one.equals(other)) {
            return Optional.empty();
        }
        TrialTable table = TrialTable.of(outcomes);
        PairedComparison comparison =
                PairedComparison.of(
                        table.values(one, metric),
                        table.values(other, metric),
                        study.plan().testToTrainRatio(),
                        CONFIDENCE_LEVEL,
                        0,
                        lowerIsBetter);
        return comparison.pairs() == 0
                ? Optional.empty()
                : Optional.of(new Pairs(study.id(), one, other, comparison));
    }

    private static String variantOf(UUID run, List<TrialOutcome> outcomes) {
        return outcomes.stream()
                .filter(trial -> run.equals(trial.run()))
                .map(trial -> Objects.requireNonNull(trial.setting().variant()))
                .findFirst()
                .orElseThrow();
    }
}
