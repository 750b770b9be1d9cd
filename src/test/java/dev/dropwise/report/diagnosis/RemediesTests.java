package dev.dropwise.report.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.layer.Shape;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.web.DropwiseJson;
import dev.dropwise.web.JsonMergePatch;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RemediesTests {

    private static final JsonMapper JSON = DropwiseJson.mapper();
    private static final DataSignature IMAGES = new DataSignature(Shape.of(1, 8, 8), 10);
    private static final DataSignature NUMBERS = new DataSignature(Shape.of(10), 0);
    private static final DataSignature TEXTS =
            new DataSignature(Shape.of(20), 1, 2, Map.of(), 50, 100);
    private static final DataSignature SEVERAL =
            new DataSignature(Shape.of(10), 3, 2, Map.of(), 0, 100);
    private static final List<EpochMetrics> EPOCHS =
            Trainings.epochs(20, epoch -> 0.1, epoch -> 0.5);

    static Stream<TrainingSummary> trainings() {
        return Stream.of(
                training(Trainings.LAYERS, "epochs: 20", Trainings.TABLE),
                training(Trainings.LAYERS, "epochs: 20, batchSize: 1", Trainings.TABLE),
                training(
                        "{type: 'dense', units: 8, activation: 'selu'}, {type: 'alphaDropout', rate: 0.1}, {type: 'dense'}",
                        "epochs: 1, validation: {type: 'none'}",
                        Trainings.TABLE),
                training(
                        "{type: 'dense', units: 8, activation: 'selu'}, {type: 'dense', units: 1}",
                        "epochs: 20, regularization: {elasticNet: {l1: 0.0001, l2: 0.0001}}",
                        Trainings.TABLE),
                training(
                        "{type: 'conv2d', filters: 4, kernel: 3}, {type: 'flatten'}, {type: 'batchNorm'},"
                                + "{type: 'dropout', rate: 0.2, name: 'dropout2'}, {type: 'dense', units: 9}, {type: 'dense'}",
                        "epochs: 20, earlyStopping: {patience: 3}",
                        IMAGES),
                training(Trainings.LAYERS, "epochs: 20", NUMBERS),
                training(Trainings.LAYERS, "epochs: 20", SEVERAL),
                training(
                        "{type: 'embedding', units: 4}, {type: 'gru', units: 4}, {type: 'dropout', rate: 0.6}, {type: 'dense'}",
                        "epochs: 20",
                        TEXTS));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void everyPatchMayBePostedAsItIs(TrainingSummary training) {
        for (Remedy remedy : all(training)) {
            Plan patched = patched(training.plan(), remedy.patch());

            SpecCompleter.Specs specs =
                    SpecCompleter.complete(patched.model(), patched.training(), training.data());
            assertThat(new Both(specs.model(), specs.training()))
                    .as(remedy.text())
                    .isNotEqualTo(new Both(training.plan().model(), training.plan().training()));
        }
    }

    private record Both(Object model, Object training) {}

    @Test
    void dropsBeforeDenseLayersButTheFirst() {
        TrainingSummary training = training(Trainings.LAYERS, "epochs: 20", Trainings.TABLE);

        JsonNode patch = json(Remedies.of(training).againstComplexity(), "Drop half");

        assertThat(
                        patch.at("/model/layers")
                                .valueStream()
                                .map(layer -> layer.get("type").asString()))
                .containsExactly("dense", "dropout", "dense");
        assertThat(patch.at("/model/layers/1/rate").asDouble()).isEqualTo(0.5);
        assertThat(patch.has("training")).isFalse();
    }

    @Test
    void raisesTheRateThatIsThere() {
        String layers =
                "{type: 'dense', units: 16}, {type: 'dropout', rate: 0.1, name: 'mine'}, {type: 'dense'}";
        TrainingSummary training = training(layers, "epochs: 20", Trainings.TABLE);

        JsonNode patch = json(Remedies.of(training).againstComplexity(), "Drop half");

        assertThat(patch.at("/model/layers/1/name").asString()).isEqualTo("mine");
        assertThat(patch.at("/model/layers/1/rate").asDouble()).isEqualTo(0.5);
    }

    @Test
    void takesAwayWhatContradictsAPenalty() {
        TrainingSummary training =
                training(
                        Trainings.LAYERS,
                        "epochs: 20, regularization: {elasticNet: {l1: 0.001, l2: 0}}",
                        Trainings.TABLE);

        JsonNode patch = json(Remedies.of(training).againstFewRows(), "penalty");

        assertThat(patch.toString())
                .isEqualTo(
                        "{\"training\":{\"regularization\":{\"elasticNet\":null,\"l2\":0.001}}}");
    }

    /** A merge patch takes out what it has as null. */
    @Test
    void leavesTheRegularizationThatIsThere() {
        TrainingSummary training =
                training(
                        Trainings.LAYERS,
                        "epochs: 20, regularization: {l2: 0.01}",
                        Trainings.TABLE);

        JsonNode patch = json(Remedies.of(training).againstComplexity(), "noise");

        assertThat(patch.get("training").propertyNames()).containsExactly("augmentation");
    }

    @Test
    void weighsClasses() {
        TrainingSummary training = training(Trainings.LAYERS, "epochs: 20", Trainings.TABLE);

        assertThat(json(Remedies.of(training).againstUnbalancedClasses(), "Weigh").toString())
                .isEqualTo("{\"training\":{\"regularization\":{\"classWeights\":\"balanced\"}}}");
    }

    private static JsonNode json(List<Remedy> remedies, String words) {
        Remedy found =
                remedies.stream()
                        .filter(remedy -> remedy.text().contains(words))
                        .findFirst()
                        .orElseThrow();
        return JSON.valueToTree(found.patch());
    }

    private static List<Remedy> all(TrainingSummary training) {
        Remedies remedies = Remedies.of(training);
        Stream<List<Remedy>> lists =
                Stream.of(
                        remedies.againstFewRows(),
                        remedies.againstComplexity(),
                        remedies.againstLongTraining(),
                        remedies.againstOverfitting(),
                        remedies.againstUnderfitting(),
                        remedies.againstStoppingEarly());
        boolean hasClasses = training.data().hasOneClassification();
        return Stream.concat(
                        lists,
                        hasClasses
                                ? Stream.of(
                                        remedies.againstNoisyLabels(),
                                        remedies.againstUnbalancedClasses())
                                : Stream.empty())
                .flatMap(List::stream)
                .toList();
    }

    private static Plan patched(Plan plan, PlanPatch patch) {
        return JSON.treeToValue(
                JsonMergePatch.apply(JSON.valueToTree(plan), JSON.valueToTree(patch)), Plan.class);
    }

    private static TrainingSummary training(String layers, String training, DataSignature data) {
        return Trainings.of(
                Trainings.plan(layers, training, data), data, EPOCHS, Trainings.errors(200, 20, 1));
    }
}
