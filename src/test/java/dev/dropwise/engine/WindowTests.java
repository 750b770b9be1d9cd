package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.layer.AvgPool2d;
import dev.dropwise.layer.Conv2d;
import dev.dropwise.layer.MaxPool2d;
import dev.dropwise.layer.Padding;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.SpecJson;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolution and pooling against plain loops over a padded image. */
class WindowTests {

    private static final int BATCH = 2;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'conv2d', filters: 3, kernel: 3}",
                "{type: 'conv2d', filters: 3, kernel: 1, bias: false}",
                "{type: 'conv2d', filters: 2, kernel: [2, 5], stride: [3, 2]}",
                "{type: 'conv2d', filters: 4, kernel: 3, padding: 'same'}",
                "{type: 'conv2d', filters: 4, kernel: 4, padding: 'same'}",
                "{type: 'conv2d', filters: 4, kernel: [2, 3], stride: 2, padding: 'same'}",
                "{type: 'conv2d', filters: 2, kernel: 2, stride: 3, padding: 'same'}",
                "{type: 'conv2d', filters: 2, kernel: [3, 2], dilation: [2, 3]}",
                "{type: 'conv2d', filters: 2, kernel: 3, dilation: 2, padding: 'same'}",
                "{type: 'conv2d', filters: 6, kernel: 3, groups: 2}",
                "{type: 'conv2d', filters: 8, kernel: 3, groups: 4, padding: 'same', stride: 2}"
            })
    void convolvesAsPlainLoopsDo(String json) {
        Conv2d layer = (Conv2d) SpecJson.layer(json);
        Shape input = Shape.of(4, 9, 8);
        try (Probe probe = Probe.ofLayers(input.toString(), json)) {
            float[] images = Probe.normal(3, Math.toIntExact(BATCH * input.elements()));
            float[] weights = probe.weights();
            Frame frame = new Frame(input, layer.kernel(), layer.stride(), layer.dilation());
            int window = layer.kernel().get(0) * layer.kernel().get(1);
            int channels = input.size(0) / layer.groups();
            int perGroup = layer.filters() / layer.groups();
            int biases = layer.filters() * channels * window;

            float[] expected =
                    frame.slide(
                            layer.padding(),
                            layer.filters(),
                            (image, filter, row, column) -> {
                                double sum = layer.bias() ? weights[biases + filter] : 0;
                                for (int c = 0; c < channels; c++) {
                                    int channel = filter / perGroup * channels + c;
                                    for (int k = 0; k < window; k++) {
                                        double pixel =
                                                frame.pixel(images, image, channel, row, column, k);
                                        if (!Double.isNaN(pixel)) {
                                            int at = (filter * channels + c) * window + k;
                                            sum += weights[at] * pixel;
                                        }
                                    }
                                }
                                return sum;
                            });

            assertThat(probe.scores(images, BATCH)).containsExactly(expected, within(1e-5f));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'2', '2', valid",
        "'3', '2', valid",
        "'[2, 3]', '[3, 1]', valid",
        "'2', '2', same",
        "'3', '2', same",
        "'[3, 2]', '[2, 3]', same",
        "'1', '2', same",
        "'4', '1', same"
    })
    void poolsAsPlainLoopsDo(String size, String stride, String padding) {
        String settings = "size: %s, stride: %s, padding: '%s'".formatted(size, stride, padding);
        String max = "{type: 'maxPool2d', " + settings + "}";
        String avg = "{type: 'avgPool2d', " + settings + "}";
        Shape input = Shape.of(2, 7, 8);
        MaxPool2d window = (MaxPool2d) SpecJson.layer(max);
        assertThat(((AvgPool2d) SpecJson.layer(avg)).size()).isEqualTo(window.size());
        float[] images = Probe.normal(4, Math.toIntExact(BATCH * input.elements()));
        for (int i = 0; i < images.length; i++) {
            images[i] -= 3; // below what zeros in the border would give
        }
        Frame frame = new Frame(input, window.size(), window.stride(), List.of(1, 1));
        int pixels = window.size().get(0) * window.size().get(1);

        float[] largest =
                frame.slide(
                        window.padding(),
                        2,
                        (image, channel, row, column) -> {
                            double best = Double.NEGATIVE_INFINITY;
                            for (int k = 0; k < pixels; k++) {
                                double pixel = frame.pixel(images, image, channel, row, column, k);
                                best = Double.isNaN(pixel) ? best : Math.max(best, pixel);
                            }
                            return best;
                        });
        float[] mean =
                frame.slide(
                        window.padding(),
                        2,
                        (image, channel, row, column) -> {
                            double sum = 0;
                            int count = 0;
                            for (int k = 0; k < pixels; k++) {
                                double pixel = frame.pixel(images, image, channel, row, column, k);
                                if (!Double.isNaN(pixel)) {
                                    sum += pixel;
                                    count++;
                                }
                            }
                            return sum / count;
                        });

        try (Probe maxPool = Probe.ofLayers(input.toString(), max);
                Probe avgPool = Probe.ofLayers(input.toString(), avg)) {
            assertThat(maxPool.scores(images, BATCH)).containsExactly(largest, within(1e-6f));
            assertThat(avgPool.scores(images, BATCH)).containsExactly(mean, within(1e-5f));
        }
    }

    /** Steps are the pixels of images of one row. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    filters: 4, kernel: 3                                         | filters: 4, kernel: [1, 3]
                    filters: 6, kernel: 4, stride: 2, groups: 2                   | filters: 6, kernel: [1, 4], stride: [1, 2], groups: 2
                    filters: 3, kernel: 2, stride: 3, padding: 'same'             | filters: 3, kernel: [1, 2], stride: [1, 3], padding: 'same'
                    filters: 3, kernel: 3, dilation: 2, padding: 'same'           | filters: 3, kernel: [1, 3], dilation: [1, 2], padding: 'same'
                    """)
    void convolvesStepsAsPixelsOfOneRow(String conv1d, String conv2d) {
        assertSame("conv1d", conv1d, "conv2d", conv2d);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    size: 2                              | size: [1, 2]
                    size: 3, stride: 2                   | size: [1, 3], stride: [1, 2]
                    size: 4, stride: 3, padding: 'same'  | size: [1, 4], stride: [1, 3], padding: 'same'
                    """)
    void poolsStepsAsPixelsOfOneRow(String steps, String pixels) {
        assertSame("maxPool1d", steps, "maxPool2d", pixels);
        assertSame("avgPool1d", steps, "avgPool2d", pixels);
    }

    private static void assertSame(String type, String steps, String imageType, String pixels) {
        int length = 9;
        int features = 4;
        float[] inputs = Probe.normal(8, BATCH * length * features);
        String layer = "{type: '%s', %s}".formatted(type, steps);
        try (Probe probe = Probe.ofLayers("[9, 4]", layer)) {
            Shape output = probe.architecture().output();
            String onImage =
                    """
                    {type: 'permute', order: [2, 1]}, {type: 'reshape', shape: [4, 1, 9]}, {type: '%s', %s},
                    {type: 'reshape', shape: [%d, %d]}, {type: 'permute', order: [2, 1]}"""
                            .formatted(imageType, pixels, output.size(1), output.size(0));
            try (Probe image = Probe.ofLayers("[9, 4]", onImage)) {
                image.assign(probe.weights());

                assertThat(probe.scores(inputs, BATCH))
                        .containsExactly(image.scores(inputs, BATCH), within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"globalMaxPool, maxPool2d", "globalAveragePool, avgPool2d"})
    void aGlobalPoolIsAPoolOfOneWindow(String global, String pool) {
        float[] images = Probe.normal(9, BATCH * 2 * 3 * 4);
        String window = "{type: '%s', size: [3, 4]}, {type: 'flatten'}".formatted(pool);
        String steps =
                "{type: 'reshape', shape: [2, 12]}, {type: 'permute', order: [2, 1]}, {type: '%s'}"
                        .formatted(global);
        try (Probe one = Probe.ofLayers("[2, 3, 4]", window);
                Probe pixels = Probe.ofLayers("[2, 3, 4]", "{type: '" + global + "'}");
                Probe overSteps = Probe.ofLayers("[2, 3, 4]", steps)) {
            float[] expected = one.scores(images, BATCH);

            assertThat(pixels.scores(images, BATCH)).containsExactly(expected, within(1e-6f));
            assertThat(overSteps.scores(images, BATCH)).containsExactly(expected, within(1e-6f));
        }
    }

    /** What one window gives; row and column are its first pixel's, in the border below 0. */
    private interface Pixel {
        double at(int image, int channel, int row, int column);
    }

    private record Frame(
            Shape input, List<Integer> size, List<Integer> stride, List<Integer> dilation) {

        float[] slide(Padding padding, int channels, Pixel pixel) {
            int rows = windows(padding, 0);
            int columns = windows(padding, 1);
            float[] output = new float[BATCH * channels * rows * columns];
            int next = 0;
            for (int image = 0; image < BATCH; image++) {
                for (int channel = 0; channel < channels; channel++) {
                    for (int row = 0; row < rows; row++) {
                        for (int column = 0; column < columns; column++) {
                            output[next++] =
                                    (float)
                                            pixel.at(
                                                    image,
                                                    channel,
                                                    row * stride.get(0) - before(padding, 0),
                                                    column * stride.get(1) - before(padding, 1));
                        }
                    }
                }
            }
            return output;
        }

        private int windows(Padding padding, int axis) {
            double length = input.size(1 + axis);
            double inside = padding == Padding.SAME ? length : length - reach(axis) + 1;
            return (int) Math.ceil(inside / stride.get(axis));
        }

        private int before(Padding padding, int axis) {
            int last = (windows(padding, axis) - 1) * stride.get(axis) + reach(axis);
            return padding == Padding.SAME ? Math.max(0, last - input.size(1 + axis)) / 2 : 0;
        }

        private int reach(int axis) {
            return dilation.get(axis) * (size.get(axis) - 1) + 1;
        }

        /** The window's k-th pixel; NaN in the border. */
        double pixel(float[] images, int image, int channel, int row, int column, int k) {
            int y = row + k / size.get(1) * dilation.get(0);
            int x = column + k % size.get(1) * dilation.get(1);
            int height = input.size(1);
            int width = input.size(2);
            if (y < 0 || x < 0 || y >= height || x >= width) {
                return Double.NaN;
            }
            return images[((image * input.size(0) + channel) * height + y) * width + x];
        }
    }
}
