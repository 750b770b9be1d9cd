package dev.dropwise.study.design;

import dev.dropwise.study.trial.TrialSetting;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How large a study of capacity makes a network.
 *
 * @param width by which the units and filters of all hidden layers are multiplied
 * @param depth hidden dense layers; null where they are as in the job
 */
record NetworkSize(double width, @Nullable Integer depth) {

    private static final String WIDTH = "width";
    private static final String DEPTH = "depth";

    static NetworkSize of(TrialSetting setting) {
        JsonNode depth = setting.values().get(DEPTH);
        return new NetworkSize(
                Objects.requireNonNull(setting.values().get(WIDTH)).asDouble(),
                depth == null ? null : (Integer) depth.asInt());
    }

    /** As trials have it. */
    Map<String, JsonNode> values() {
        DoubleNode factor = DoubleNode.valueOf(width);
        return depth == null
                ? Map.of(WIDTH, factor)
                : Map.of(DEPTH, IntNode.valueOf(depth), WIDTH, factor);
    }

    /** Changes a job whose network is written out, in place. */
    void applyTo(ObjectNode job) {
        if (depth != null) {
            HiddenBlocks.of(job).ifPresent(blocks -> blocks.setDepth(job, depth));
        }
        LayerWidths.multiply(job, width);
    }
}
