package dev.dropwise.keras;

import dev.dropwise.layer.Shape;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What a reshape makes: images turned, and Keras' -1, what is left over, worked out. */
record TargetShape() implements PropertyMapping {

    @Override
    public void read(ImportContext layer) {
        JsonNode shape = completed(layer.take("target_shape"), layer);
        if (layer.place().layout().turns(shape)) {
            layer.note(
                    "target_shape",
                    "%s is %s here, channels first, which has the numbers in another order"
                            .formatted(shape, layer.place().layout().ours(shape)));
        }
        layer.put("shape", layer.place().layout().ours(shape), "target_shape");
    }

    private static JsonNode completed(JsonNode shape, ImportContext layer) {
        if (!(shape instanceof ArrayNode sizes)) {
            return shape;
        }
        List<Integer> known = sizes.valueStream().map(size -> size.asInt(0)).toList();
        int open = known.indexOf(-1);
        if (open < 0) {
            return shape;
        }
        long others =
                known.stream()
                        .filter(size -> size != -1)
                        .mapToLong(size -> size)
                        .reduce(1, (a, b) -> a * b);
        Shape input = layer.place().input();
        if (input == null || others < 1 || input.elements() % others != 0) {
            layer.fault(
                    "target_shape",
                    "expected sizes from which the one for -1 follows, received " + shape);
            return shape;
        }
        ArrayNode completed = sizes.deepCopy();
        return completed.set(open, KerasObject.JSON.numberNode((int) (input.elements() / others)));
    }

    @Override
    public void write(ExportContext layer) {
        layer.put("target_shape", ChannelLayout.toChannelsLast(layer.take("shape")));
    }
}
