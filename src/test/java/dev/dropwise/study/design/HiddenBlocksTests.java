package dev.dropwise.study.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.web.DropwiseJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class HiddenBlocksTests {

    private static final String TWO_BLOCKS =
            """
            {"type": "dropout", "rate": 0.2},
            {"type": "dense", "name": "first", "units": 50}, {"type": "activation", "function": "relu"},
            {"type": "dense", "name": "second", "units": 20}, {"type": "batchNorm"}, {"type": "dropout", "rate": 0.5},
            {"type": "dense", "name": "answer"}""";

    private static ObjectNode job(String layers) {
        return (ObjectNode)
                DropwiseJson.mapper().readTree("{\"model\": {\"layers\": [" + layers + "]}}");
    }

    /** Types with what they have of units and names. */
    private static List<String> layers(String layers, int depth) {
        ObjectNode job = job(layers);
        HiddenBlocks.of(job).orElseThrow().setDepth(job, depth);
        return job.at("/model/layers").valueStream().map(HiddenBlocksTests::describe).toList();
    }

    private static String describe(JsonNode layer) {
        return String.join(
                        " ",
                        layer.path("type").asString(""),
                        layer.path("units").asString(""),
                        layer.path("name").asString(""))
                .strip();
    }

    @Test
    void keepsTheFirstOfThem() {
        assertThat(layers(TWO_BLOCKS, 1))
                .containsExactly("dropout", "dense 50 first", "activation", "dense  answer");
    }

    @Test
    void asManyAsThereAreIsTheSameNetwork() {
        ObjectNode job = job(TWO_BLOCKS);
        HiddenBlocks.of(job).orElseThrow().setDepth(job, 2);

        assertThat(job).isEqualTo(job(TWO_BLOCKS));
    }

    @Test
    void repeatsTheLastWithWhatFollowsItUnderNoName() {
        assertThat(layers(TWO_BLOCKS, 4))
                .containsExactly(
                        "dropout",
                        "dense 50 first",
                        "activation",
                        "dense 20 second",
                        "batchNorm",
                        "dropout",
                        "dense 20",
                        "batchNorm",
                        "dropout",
                        "dense 20",
                        "batchNorm",
                        "dropout",
                        "dense  answer");
    }

    @Test
    void leavesConvolutionsAndTheOutputAsTheyAre() {
        assertThat(
                        layers(
                                """
                                {"type": "dense", "units": 9}, {"type": "conv2d", "filters": 4}, {"type": "flatten"},
                                {"type": "dense", "units": 8}, {"type": "dense", "units": 3}, {"type": "activation"}""",
                                2))
                .containsExactly(
                        "dense 9",
                        "conv2d",
                        "flatten",
                        "dense 8",
                        "dense 8",
                        "dense 3",
                        "activation");
    }

    /** A network that needs a hidden layer has one right before its output. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"type\": \"dense\"}",
                "{\"type\": \"dropout\"}, {\"type\": \"dense\"}",
                "{\"type\": \"dense\", \"units\": 4}, {\"type\": \"flatten\"}, {\"type\": \"dense\"}",
                "{\"type\": \"dense\", \"units\": 4}, {\"type\": \"conv1d\", \"filters\": 4}"
            })
    void thereIsNoneToRepeat(String layers) {
        assertThat(HiddenBlocks.of(job(layers))).isEmpty();
    }
}
