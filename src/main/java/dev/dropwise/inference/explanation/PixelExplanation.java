package dev.dropwise.inference.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the pixels of an image contributed, all channels of a pixel together.
 *
 * @param label whose probability is explained; left out of a value
 * @param baseline that the image is compared with, the mean of the training rows: channels, lines,
 *     pixels, as an instance is sent
 * @param contributions lines of pixels: to the probability of the label, or to the value
 * @param std of each over the dropout masks or the networks of an ensemble; left out of one pass
 * @param completeness what the contributions account for
 * @param heatMap the contributions as a PNG
 */
@JsonTypeName("pixels")
@SuppressWarnings("ArrayRecordComponent") // nobody compares explanations
public record PixelExplanation(
        ExplanationMethod method,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label,
        List<List<List<Float>>> baseline,
        List<List<Float>> contributions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<List<Float>> std,
        Completeness completeness,
        @Schema(
                        type = "string",
                        format = "byte",
                        description =
                                "A PNG in base64: red speaks for what is predicted, blue against it, white says"
                                        + " nothing; the strongest colour is the largest contribution")
                byte[] heatMap)
        implements ExplanationView {

    static PixelExplanation of(
            ExplanationMethod method,
            @Nullable String label,
            Contributions contributions,
            List<ExplanationBaseline> baselines) {
        ImagePreprocessing image = (ImagePreprocessing) baselines.get(0).preprocessing();
        int height = image.shape().get(1);
        int width = image.shape().get(2);
        double[] means = contributions.means();
        double[] levels = levels(image, baselines);
        return new PixelExplanation(
                method,
                label,
                IntStream.range(0, image.shape().get(0))
                        .mapToObj(channel -> lines(levels, channel * height * width, height, width))
                        .toList(),
                lines(means, 0, height, width),
                contributions.hasSpread() ? lines(contributions.stds(), 0, height, width) : null,
                contributions.completeness(),
                HeatMap.png(means, height, width));
    }

    private static double[] levels(ImagePreprocessing image, List<ExplanationBaseline> baselines) {
        double[] levels = new double[baselines.get(0).inputs().length];
        for (ExplanationBaseline one : baselines) {
            for (int i = 0; i < levels.length; i++) {
                levels[i] += one.inputs()[i] * (double) image.pixelRange() / baselines.size();
            }
        }
        return levels;
    }

    private static List<List<Float>> lines(double[] values, int from, int height, int width) {
        return IntStream.range(0, height)
                .mapToObj(y -> line(values, from + y * width, width))
                .toList();
    }

    private static List<Float> line(double[] values, int from, int width) {
        return IntStream.range(from, from + width).mapToObj(i -> (float) values[i]).toList();
    }
}
