package dev.dropwise.keras;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Where a Keras model has the channels of its images: last, as usual, or first, as here. Lists of
 * one and two axes are the same in both.
 */
enum ChannelLayout {
    CHANNELS_LAST,
    CHANNELS_FIRST;

    /** As it is in Keras' JSON. */
    String keras() {
        return this == CHANNELS_LAST ? "channels_last" : "channels_first";
    }

    /** What the two-dimensional layers say; they all say the same, or are refused later. */
    static ChannelLayout of(List<JsonNode> layers) {
        boolean first =
                layers.stream()
                        .filter(layer -> KerasObject.className(layer).endsWith("2D"))
                        .map(layer -> layer.path("config").path("data_format"))
                        .anyMatch(format -> format.asString("").equals("channels_first"));
        return first ? CHANNELS_FIRST : CHANNELS_LAST;
    }

    boolean turns(JsonNode shape) {
        return this == CHANNELS_LAST && shape.isArray() && shape.size() == 3;
    }

    /** {@code [height, width, channels]} as {@code [channels, height, width]}. */
    JsonNode ours(JsonNode shape) {
        return turns(shape) ? list(shape.get(2), shape.get(0), shape.get(1)) : shape;
    }

    /** {@code [channels, height, width]} as {@code [height, width, channels]}. */
    static JsonNode toChannelsLast(JsonNode shape) {
        return shape.size() == 3 ? list(shape.get(1), shape.get(2), shape.get(0)) : shape;
    }

    /** Which of Keras' axes, counted from 1 without the batch, has the channels. */
    int channelAxis(int rank) {
        return this == CHANNELS_FIRST && rank == 3 ? 1 : rank;
    }

    private static ArrayNode list(JsonNode... values) {
        return KerasObject.JSON.arrayNode().addAll(List.of(values));
    }
}
