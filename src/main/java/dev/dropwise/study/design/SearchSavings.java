package dev.dropwise.study.design;

import dev.dropwise.study.result.Figures;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was saved by stopping settings early.
 *
 * @param epochs of a training that is not stopped; null where whole trainings are left out
 */
record SearchSavings(SearchTrials trials, @Nullable Integer epochs) {

    /** Empty where none was stopped. */
    Optional<String> text() {
        long stopped =
                trials.bySetting().stream()
                        .filter(one -> one.stream().anyMatch(SearchSavings::isPruned))
                        .count();
        if (stopped == 0) {
            return Optional.empty();
        }
        String settings =
                "%s of %d %s stopped early"
                        .formatted(
                                Figures.count((int) stopped, "setting", "settings"),
                                trials.known(),
                                stopped == 1 ? "was" : "were");
        return Optional.of(settings + (epochs == null ? ofTrainings() : ofEpochs(epochs)));
    }

    private String ofTrainings() {
        long saved = all(true);
        return ", which saved %d of %d trainings.".formatted(saved, saved + all(false));
    }

    private long all(boolean isPruned) {
        return trials.bySetting().stream()
                .flatMap(one -> one.stream())
                .filter(one -> isPruned(one) == isPruned)
                .count();
    }

    private String ofEpochs(int full) {
        long saved =
                trials.bySetting().stream()
                        .flatMap(one -> one.stream())
                        .filter(SearchSavings::isPruned)
                        .mapToLong(one -> full - (one.epochs() == null ? 0 : one.epochs()))
                        .sum();
        long planned = (all(true) + all(false)) * full;
        return ", which saved %,d of %,d epochs (%d %%)."
                .formatted(saved, planned, Math.round(100.0 * saved / planned));
    }

    private static boolean isPruned(TrialOutcome trial) {
        return trial.state() == TrialState.PRUNED;
    }
}
