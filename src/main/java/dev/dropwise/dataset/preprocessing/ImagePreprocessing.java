package dev.dropwise.dataset.preprocessing;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * A pixel p becomes p / pixelRange, between 0 and 1.
 *
 * @param shape channels, height, width
 * @param pixelRange the largest value of a pixel
 */
@JsonTypeName("image")
public record ImagePreprocessing(List<Integer> shape, int pixelRange, TargetEncoding target)
        implements Preprocessing {

    public ImagePreprocessing {
        shape = List.copyOf(shape);
    }

    @Override
    public int[] inputShape() {
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public float[] encode(JsonNode instance, InstanceFindings findings) {
        return new PixelReader(this).read(instance);
    }

    @Override
    public float[] encode(double[] instance, InstanceFindings findings) {
        float[] encoded = new float[instance.length];
        boolean valid = instance.length == pixels();
        for (int i = 0; i < encoded.length; i++) {
            valid &= accepts(instance[i]);
            encoded[i] = scale((float) instance[i]);
        }
        if (!valid) {
            throw new Invalid(faults(instance));
        }
        return encoded;
    }

    private List<Fault> faults(double[] instance) {
        if (instance.length != pixels()) {
            return List.of(wrongShape("[" + instance.length + "]"));
        }
        return IntStream.range(0, instance.length)
                .filter(i -> !accepts(instance[i]))
                .mapToObj(i -> notAPixel("/" + i, Double.toString(instance[i])))
                .toList();
    }

    int pixels() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    boolean accepts(double pixel) {
        return pixel >= 0 && pixel <= pixelRange;
    }

    public float scale(float pixel) {
        return pixel / pixelRange;
    }

    Fault wrongShape(String received) {
        return new Fault(
                "", "expected shape %s or [%d], received %s".formatted(shape, pixels(), received));
    }

    Fault notAPixel(String pointer, String received) {
        return new Fault(
                pointer,
                "expected a number from 0 to %d, received %s".formatted(pixelRange, received));
    }
}
