package dev.dropwise.report.diagnosis;

import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.augmentation.NoiseAugmentation;
import dev.dropwise.augmentation.Shift;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.spec.EarlyStopping;
import dev.dropwise.spec.Monitor;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.Regularization;
import dev.dropwise.spec.TrainingSpec;
import java.util.List;
import java.util.Optional;

/**
 * What to try, for each cause in the order in which {@code bench.diagnosis.DiagnosisBenchmark}
 * found it to help; what a plan has already, or cannot have, is left out.
 */
final class Remedies {

    private static final double HALF = 0.5;
    private static final double L2 = 1e-3;
    private static final double MIXUP = 0.2;
    private static final double LABEL_SMOOTHING = 0.05;
    private static final double NOISE = 0.3;
    private static final double SHIFT = 0.1;
    private static final String KEEPING_BEST =
            " Stop early, too, and keep the best epoch's weights: the last are worse.";
    private static final int LEAST_PATIENCE = 10;

    /** Where the last weights are served and the validation loss rose by more, better ones are. */
    private static final double MOST_RISE = 1.03;

    private final TrainingSummary training;
    private final TrainingSpec spec;
    private final NetworkChanges network;
    private final Optional<TrainingCourse> course;

    private Remedies(TrainingSummary training) {
        this.training = training;
        Plan plan = training.plan();
        this.spec = plan.training();
        this.network = new NetworkChanges(plan.model().layers());
        this.course = TrainingCourse.of(training.epochs());
    }

    static Remedies of(TrainingSummary training) {
        return new Remedies(training);
    }

    List<Remedy> againstNoisyLabels() {
        return isImage()
                ? all(
                        List.of(
                                augmentation(),
                                earlyStopping(),
                                mixup(),
                                dropout(),
                                labelSmoothing()))
                : all(List.of(earlyStopping(), penalty(), dropout(), mixup(), labelSmoothing()));
    }

    List<Remedy> againstUnbalancedClasses() {
        return all(List.of(classWeights(), dropout(), mixup()));
    }

    List<Remedy> againstFewRows() {
        return all(List.of(penalty(), augmentation(), mixup(), dropout(), smaller()));
    }

    List<Remedy> againstComplexity() {
        return isImage()
                ? all(List.of(augmentation(), dropout(), smaller(), penalty()))
                : all(List.of(dropout(), augmentation(), smaller(), penalty()));
    }

    List<Remedy> againstLongTraining() {
        return all(List.of(earlyStopping(), dropout(), penalty()));
    }

    List<Remedy> againstOverfitting() {
        return all(List.of(dropout(), penalty(), augmentation(), earlyStopping()));
    }

    List<Remedy> againstUnderfitting() {
        return all(List.of(lessDropout(), larger(), longer()));
    }

    List<Remedy> againstStoppingEarly() {
        return all(List.of(longer()));
    }

    private static List<Remedy> all(List<Optional<Remedy>> remedies) {
        return remedies.stream().flatMap(Optional::stream).toList();
    }

    private Optional<Remedy> dropout() {
        return network.dropping(HALF)
                .map(
                        layers ->
                                layers(
                                        "Drop half of what goes into each dense layer but the first: no unit can"
                                                + " rely on another that may be gone.",
                                        layers));
    }

    private Optional<Remedy> lessDropout() {
        return network.withoutDropout()
                .map(
                        layers ->
                                layers(
                                        "Take dropout out: it holds back what fits too little anyway.",
                                        layers));
    }

    private Optional<Remedy> smaller() {
        return network.sized(0.25)
                .map(
                        layers ->
                                layers(
                                        "A quarter of the hidden units: fewer weights learn less by heart, and"
                                                + " cost less.",
                                        layers));
    }

    private Optional<Remedy> larger() {
        return network.sized(2)
                .map(
                        layers ->
                                layers(
                                        "Twice the hidden units: the network may be too small for what there is"
                                                + " to learn.",
                                        layers));
    }

    private Remedy layers(String text, List<LayerSpec> layers) {
        return remedy(text, new PatchBuilder().layers(layers));
    }

    private Optional<Remedy> penalty() {
        Regularization now = spec.regularization();
        if (now.squaredPenalty() >= L2) {
            return Optional.empty();
        }
        PatchBuilder patch = new PatchBuilder();
        if (now.elasticNet() != null) {
            patch.regularization("elasticNet", null);
        }
        return Optional.of(
                remedy(
                        "A penalty on squared weights: small weights make smooth functions.",
                        patch.regularization("l2", L2)));
    }

    private Optional<Remedy> mixup() {
        boolean goes =
                spec.regularization().mixup() == null
                        && spec.rowsPerStep() > 1
                        && training.data().vocabulary() == 0;
        return goes
                ? regularization(
                        "Mix examples two by two, and their labels alike: between rows the network goes"
                                + " straight, and a wrong label counts for less.",
                        "mixup",
                        MIXUP)
                : Optional.empty();
    }

    private Optional<Remedy> labelSmoothing() {
        return training.data().isClassification() && spec.regularization().labelSmoothing() == null
                ? regularization(
                        "Smooth labels: none of them is then worth being quite sure of.",
                        "labelSmoothing",
                        LABEL_SMOOTHING)
                : Optional.empty();
    }

    private Optional<Remedy> classWeights() {
        return spec.regularization().classWeights() == null
                ? regularization(
                        "Weigh classes by their rarity: each counts as much as any other.",
                        "classWeights",
                        "balanced")
                : Optional.empty();
    }

    private Optional<Remedy> regularization(String text, String component, Object value) {
        return Optional.of(remedy(text, new PatchBuilder().regularization(component, value)));
    }

    private boolean isImage() {
        return training.data().input().rank() == 3;
    }

    /** Images are moved, numbers are blurred; texts have nothing that could be changed a little. */
    private Optional<Remedy> augmentation() {
        if (!spec.augmentation().isEmpty() || training.data().vocabulary() > 0) {
            return Optional.empty();
        }
        AugmentationSpec change = isImage() ? new Shift(SHIFT) : new NoiseAugmentation(NOISE);
        String text =
                isImage()
                        ? "Move images about a little in every step: the same row is never seen twice."
                        : "Add a little noise to the columns in every step: the same row is never seen twice.";
        return Optional.of(remedy(text, new PatchBuilder().augmentation(List.of(change))));
    }

    private Optional<Remedy> earlyStopping() {
        EarlyStopping now = spec.earlyStopping();
        if (now != null && now.restoreBest() && now.patience() < spec.totalEpochs() / 2) {
            return Optional.empty();
        }
        PatchBuilder patch = new PatchBuilder().stopping(stopping(patience()));
        return Optional.of(
                new Remedy(
                        "Stop when the validation loss no longer falls, and keep the best epoch's weights.",
                        (spec.validation().fraction() > 0 ? patch : patch.validating()).patch()));
    }

    /** Where the served weights are past their best, whatever is tried keeps better ones, too. */
    private Remedy remedy(String text, PatchBuilder patch) {
        return isPastBest()
                ? new Remedy(text + KEEPING_BEST, patch.stopping(stopping(patience())).patch())
                : new Remedy(text, patch.patch());
    }

    private boolean isPastBest() {
        return !spec.servesBest()
                && spec.validation().fraction() > 0
                && course.filter(losses -> losses.rise() > MOST_RISE).isPresent();
    }

    /** As many epochs again as the best took. */
    private int patience() {
        int best = course.map(losses -> losses.best().epoch()).orElse(0);
        return Math.max(LEAST_PATIENCE, best);
    }

    private static EarlyStopping stopping(int patience) {
        return new EarlyStopping(Monitor.VALIDATION_LOSS, 0.0, patience, true, 1);
    }

    private Optional<Remedy> longer() {
        int epochs = Math.min(TrainingSpec.MOST_EPOCHS, 3 * spec.totalEpochs());
        PatchBuilder patch = new PatchBuilder().epochs(epochs);
        String text = "Three times the epochs: it had not settled.";
        if (spec.validation().fraction() > 0) {
            patch.stopping(stopping(Math.max(LEAST_PATIENCE, epochs / 10)));
            text =
                    "Three times the epochs, or until the validation loss no longer falls: it had not settled.";
        }
        return epochs > spec.totalEpochs()
                ? Optional.of(new Remedy(text, patch.patch()))
                : Optional.empty();
    }
}
