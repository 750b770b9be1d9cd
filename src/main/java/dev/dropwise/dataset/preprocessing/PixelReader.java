package dev.dropwise.dataset.preprocessing;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads one image from JSON, nested or flat, and notes every fault at its own place. */
final class PixelReader {

    private final ImagePreprocessing image;
    private final List<Fault> faults = new ArrayList<>();
    private final float[] pixels;
    private int next;

    PixelReader(ImagePreprocessing image) {
        this.image = image;
        pixels = new float[image.pixels()];
    }

    float[] read(JsonNode instance) {
        List<Integer> shape = shapeOf(instance);
        if (!isAccepted(shape)) {
            String received = shape.isEmpty() ? ReceivedValue.describe(instance) : shape.toString();
            throw new Invalid(List.of(image.wrongShape(received)));
        }
        read(instance, shape, "");
        Invalid.throwIfAny(faults);
        return pixels;
    }

    /** As the first element of every list has it; lists of other lengths are found on the way. */
    private static List<Integer> shapeOf(JsonNode instance) {
        List<Integer> shape = new ArrayList<>();
        JsonNode node = instance;
        while (node != null && node.isArray()) {
            shape.add(node.size());
            node = node.get(0);
        }
        return shape;
    }

    private boolean isAccepted(List<Integer> shape) {
        List<Integer> full = image.shape();
        return shape.equals(full)
                || shape.equals(List.of(pixels.length))
                || (full.get(0) == 1 && shape.equals(full.subList(1, full.size())));
    }

    private void read(JsonNode node, List<Integer> shape, String pointer) {
        int length = shape.get(0);
        List<Integer> rest = shape.subList(1, shape.size());
        if (!node.isArray() || node.size() != length) {
            String received = ReceivedValue.describe(node);
            faults.add(
                    new Fault(pointer, "expected a list of " + length + ", received " + received));
            next += shape.stream().reduce(1, Math::multiplyExact);
            return;
        }
        for (int i = 0; i < length; i++) {
            if (rest.isEmpty()) {
                readPixel(node.get(i), pointer, i);
            } else {
                read(node.get(i), rest, pointer + "/" + i);
            }
        }
    }

    private void readPixel(JsonNode node, String pointer, int index) {
        float pixel = node.isNumber() ? (float) node.asDouble(Double.NaN) : Float.NaN;
        if (!image.accepts(pixel)) {
            faults.add(image.notAPixel(pointer + "/" + index, ReceivedValue.describe(node)));
        }
        pixels[next++] = image.scale(pixel);
    }
}
