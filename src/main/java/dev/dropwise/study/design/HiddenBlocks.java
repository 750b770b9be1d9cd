package dev.dropwise.study.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hidden dense layers before the output layer, each with the activation, normalization and
 * dropout that follow it.
 *
 * @param before what the first of them takes its inputs from: input dropout, convolutions and so on
 * @param blocks at least one
 * @param output the output layer and what follows it
 */
record HiddenBlocks(List<JsonNode> before, List<List<JsonNode>> blocks, List<JsonNode> output) {

    private static final Set<String> FOLLOWERS =
            Set.of(
                    "activation",
                    "batchNorm",
                    "layerNorm",
                    "dropout",
                    "alphaDropout",
                    "gaussianDropout",
                    "concreteDropout",
                    "gaussianNoise",
                    "standout");

    /** Those of a job whose network is written out; empty where it has none. */
    static Optional<HiddenBlocks> of(ObjectNode job) {
        List<JsonNode> layers = job.path("model").path("layers").valueStream().toList();
        int output = lastDense(layers);
        int start = output;
        while (start > 0 && (isDense(layers.get(start - 1)) || follows(layers.get(start - 1)))) {
            start--;
        }
        while (start < output && !isDense(layers.get(start))) {
            start++;
        }
        return start >= output
                ? Optional.empty()
                : Optional.of(
                        new HiddenBlocks(
                                layers.subList(0, start),
                                blocks(layers.subList(start, output)),
                                layers.subList(output, layers.size())));
    }

    /** The output layer may have followers, and nothing else after it; -1 where there is none. */
    private static int lastDense(List<JsonNode> layers) {
        int last = layers.size() - 1;
        while (last >= 0 && follows(layers.get(last))) {
            last--;
        }
        return last >= 0 && isDense(layers.get(last)) ? last : -1;
    }

    private static List<List<JsonNode>> blocks(List<JsonNode> hidden) {
        List<List<JsonNode>> blocks = new ArrayList<>();
        for (JsonNode layer : hidden) {
            if (isDense(layer)) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(layer);
        }
        return blocks;
    }

    private static boolean isDense(JsonNode layer) {
        return layer.path("type").asString("").equals("dense");
    }

    private static boolean follows(JsonNode layer) {
        return FOLLOWERS.contains(layer.path("type").asString(""));
    }

    /**
     * Gives the network so many of them, in place: the first ones, or all and the last of them
     * again and again. Names are of one layer only, so repeated ones get new ones.
     */
    void setDepth(ObjectNode job, int depth) {
        ArrayNode layers = ((ObjectNode) job.get("model")).putArray("layers");
        layers.addAll(before);
        for (int i = 0; i < depth; i++) {
            if (i < blocks.size()) {
                layers.addAll(blocks.get(i));
            } else {
                blocks.get(blocks.size() - 1).forEach(layer -> layers.add(unnamed(layer)));
            }
        }
        layers.addAll(output);
    }

    private static JsonNode unnamed(JsonNode layer) {
        ObjectNode copy = ((ObjectNode) layer).deepCopy();
        copy.remove("name");
        return copy;
    }
}
