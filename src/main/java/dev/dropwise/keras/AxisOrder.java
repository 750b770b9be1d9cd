package dev.dropwise.keras;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The order of a permutation; an image's axes are counted from the height in Keras. */
record AxisOrder() implements PropertyMapping {

    /** Which of Keras' axes is our first, second and third: channels, height, width. */
    private static final List<Integer> KERAS = List.of(3, 1, 2);

    @Override
    public void read(ImportContext layer) {
        JsonNode dims = layer.take("dims");
        if (!layer.place().layout().turns(dims) || !areAxes(dims)) {
            layer.put("order", dims, "dims");
            return;
        }
        ArrayNode order = KerasObject.JSON.arrayNode();
        for (int axis : KERAS) {
            order.add(KERAS.indexOf(dims.get(axis - 1).asInt()) + 1);
        }
        layer.note(
                "dims",
                "%s is %s here, where an image has its channels first".formatted(dims, order));
        layer.put("order", order, "dims");
    }

    private static boolean areAxes(JsonNode dims) {
        return dims.valueStream().allMatch(dim -> dim.isInt() && KERAS.contains(dim.asInt()));
    }

    @Override
    public void write(ExportContext layer) {
        JsonNode order = layer.take("order");
        if (order.size() != 3) {
            layer.put("dims", order);
            return;
        }
        ArrayNode dims = KerasObject.JSON.arrayNode();
        for (int axis = 1; axis <= 3; axis++) {
            dims.add(KERAS.get(order.get(KERAS.indexOf(axis)).asInt() - 1));
        }
        layer.put("dims", dims);
    }
}
