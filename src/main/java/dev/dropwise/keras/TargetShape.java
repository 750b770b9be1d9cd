package dev.dropwise.keras;

import dev.dropwise.layer.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What a reshape makes: images turned, and Keras' -1, what is left over, worked out. */
record TargetShape() implements Property {

    @Override
    public void read(Reading layer) {
        JsonNode shape = completed(layer.take("target_shape"), layer);
        if (layer.place().layout().turns(shape)) {
            layer.note(
                    "target_shape",
                    "%s is %s here, channels first, which has the numbers in another order"
                            .formatted(shape, layer.place().layout().ours(shape)));
        }
        layer.put("shape", layer.place().layout().ours(shape), "target_shape");
    }

    private static JsonNode completed(JsonNode shape, Reading layer) {
        Shape input = layer.place().input();
        long known = 1;
        int open = -1;
        for (int i = 0; i < shape.size(); i++) {
            int size = shape.get(i).asInt(0);
            open = size == -1 ? i : open;
            known *= size == -1 ? 1 : size;
        }
        if (open < 0 || !(shape instanceof ArrayNode sizes)) {
            return shape;
        }
        if (input == null || known < 1 || input.elements() % known != 0) {
            layer.fault(
                    "target_shape",
                    "expected the size that -1 stands for, which cannot be worked out, received "
                            + shape);
            return shape;
        }
        ArrayNode completed = sizes.deepCopy();
        return completed.set(open, KerasObject.JSON.numberNode((int) (input.elements() / known)));
    }

    @Override
    public void write(Writing layer) {
        layer.put("target_shape", Layout.toChannelsLast(layer.take("shape")));
    }
}
