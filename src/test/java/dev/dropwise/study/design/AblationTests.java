package dev.dropwise.study.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.web.DropwiseJson;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class AblationTests {

    private static final String JOB =
            """
            {"dataset": "iris",
             "model": {"layers": [
               {"type": "dense", "units": 8, "dropConnect": 0.2, "regularization": {"l2": 0.1, "maxNorm": 2}},
               {"type": "batchNorm"}, {"type": "dropout", "rate": 0.5},
               {"type": "residual", "layers": [{"type": "gaussianNoise", "stddev": 0.1}, {"type": "dense", "units": 8}]},
               {"type": "dense"}]},
             "training": {"epochs": 3, "regularization": {"l1": 0.1, "clipNorm": 1, "nonNegative": false},
                          "augmentation": [{"type": "gaussianNoise", "stddev": 0.1}], "earlyStopping": {"patience": 2}}}""";

    @Test
    void findsAllThatAJobHas() {
        assertThat(Ablation.ofAll(json(JOB)).without())
                .containsExactly(
                        "dropout",
                        "penalties",
                        "constraints",
                        "batchNorm",
                        "augmentation",
                        "earlyStopping",
                        "clipping");
    }

    @Test
    void removesAllNoise() {
        ObjectNode without = variant("dropout");
        assertThat(without.at("/model/layers").toString())
                .isEqualTo(
                        """
                        [{"type":"dense","units":8,"regularization":{"l2":0.1,"maxNorm":2}},{"type":"batchNorm"},\
                        {"type":"residual","layers":[{"type":"dense","units":8}]},{"type":"dense"}]""");
        assertThat(without.get("training")).isEqualTo(json(JOB).get("training"));
    }

    @ParameterizedTest
    @CsvSource({
        "penalties, /training/regularization/l1",
        "penalties, /model/layers/0/regularization/l2",
        "constraints, /model/layers/0/regularization/maxNorm",
        "augmentation, /training/augmentation",
        "earlyStopping, /training/earlyStopping",
        "clipping, /training/regularization/clipNorm",
        "/model/layers/0/dropConnect, /model/layers/0/dropConnect"
    })
    void removesSettings(String ingredient, String gone) {
        assertThat(json(JOB).at(gone).isMissingNode()).isFalse();
        assertThat(variant(ingredient).at(gone).isMissingNode()).isTrue();
    }

    @Test
    void removesSeveralElementsOfAList() {
        ObjectNode rest =
                named(
                        new Ablation(
                                json(JOB),
                                List.of("/model/layers/1", "/model/layers/2", "penalties")),
                        "without all");
        assertThat(
                        rest.at("/model/layers")
                                .valueStream()
                                .map(layer -> layer.get("type").asString()))
                .containsExactly("dense", "residual", "dense");
    }

    @Test
    void switchesOffADecayThatAnOptimizerHasByItself() {
        ObjectNode job =
                json(
                        "{\"model\": {\"layers\": []}, \"training\": {\"optimizer\": {\"type\": \"adamw\"}}}");
        Ablation ablation = Ablation.ofAll(job);
        assertThat(ablation.without()).containsExactly("penalties");
        assertThat(
                        named(ablation, "without penalties")
                                .at("/training/regularization/weightDecay")
                                .asInt())
                .isZero();
    }

    private static ObjectNode variant(String ingredient) {
        return named(new Ablation(json(JOB), List.of(ingredient)), "without " + ingredient);
    }

    private static ObjectNode named(Ablation ablation, String name) {
        return Objects.requireNonNull(ablation.variants().get(name));
    }

    private static ObjectNode json(String text) {
        return DropwiseJson.mapper().readValue(text, ObjectNode.class);
    }
}
