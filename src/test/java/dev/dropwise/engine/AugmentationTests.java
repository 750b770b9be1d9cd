package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.spec.SpecJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What augmentations make of examples; every one must be here. */
class AugmentationTests {

    private static final int SIZE = 8;
    private static final int PIXELS = SIZE * SIZE;

    static List<String> examples() {
        return List.of(
                "{type: 'shift', fraction: 0.25}",
                "{type: 'rotation', degrees: 30}",
                "{type: 'zoom', fraction: 0.3}",
                "{type: 'shear', degrees: 20}",
                "{type: 'flip', vertical: true}",
                "{type: 'brightness'}",
                "{type: 'contrast'}",
                "{type: 'randomErasing', probability: 1}",
                "{type: 'gaussianNoise', stddev: 0.5}",
                "{type: 'featureMasking', rate: 0.3}",
                "{type: 'interpolation', rate: 1}");
    }

    @Test
    void everyAugmentationHasAnExample() {
        Set<Class<?>> shown =
                examples().stream()
                        .map(json -> SpecJson.read(json, AugmentationSpec.class).getClass())
                        .collect(Collectors.toSet());

        assertThat(permitted(AugmentationSpec.class)).allMatch(shown::contains);
    }

    private static Stream<Class<?>> permitted(Class<?> type) {
        Class<?> @Nullable [] below = type.getPermittedSubclasses();
        return below == null
                ? Stream.of(type)
                : Stream.of(below).flatMap(AugmentationTests::permitted);
    }

    /** Images or rows, and their classes, after an augmentation. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Augmented(float[] x, long[] y) {

        float[] example(int row) {
            int width = x.length / y.length;
            return Arrays.copyOfRange(x, row * width, (row + 1) * width);
        }
    }

    private static Augmented augmented(String json, String shape, float[] x, int[] y, long seed) {
        try (Probe probe =
                        Probe.of(
                                "{input: {shape: %s}, layers: [{type: 'flatten'}, {type: 'dense', units: 3}]}"
                                        .formatted(shape),
                                "{loss: {type: 'softmaxCrossEntropy'}, augmentation: [%s]}"
                                        .formatted(json));
                NDManager scope = probe.program().scope()) {
            NDArray features = scope.create(x).reshape(y.length, x.length / y.length);
            NDArray classes = scope.create(IntStream.of(y).asLongStream().toArray());
            NDArray seeds = scope.create(seed);
            return new Augmented(
                    probe.program()
                            .call(scope, "probe_augmented", features, classes, seeds)
                            .toFloatArray(),
                    probe.program()
                            .call(scope, "probe_relabelled", features, classes, seeds)
                            .toLongArray());
        }
    }

    /** Images of one channel with something in the middle, from 0 to 1. */
    private static float[] images(int count) {
        float[] images = new float[count * PIXELS];
        for (int i = 0; i < images.length; i++) {
            int row = i / SIZE % SIZE;
            int column = i % SIZE;
            boolean isInside = row >= 2 && row <= 5 && column >= 2 && column <= 5;
            images[i] = isInside ? 0.25f + 0.1f * row + 0.02f * column : 0;
        }
        return images;
    }

    private static Augmented images(String json, int count, long seed) {
        return augmented(json, "[1, 8, 8]", images(count), new int[count], seed);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void changesExamplesEachInItsOwnWayAndTheSameWayFromTheSameSeed(String json) {
        int[] classes = IntStream.range(0, 12).map(i -> i % 3).toArray();
        float[] x = images(12);
        for (int i = 0; i < x.length; i++) {
            int image = i / PIXELS;
            x[i] += x[i] > 0 ? 0.01f * image : 0;
        }
        Augmented once = augmented(json, "[1, 8, 8]", x, classes, 5);

        assertThat(once.x()).isNotEqualTo(x).doesNotContain(Float.NaN);
        assertThat(augmented(json, "[1, 8, 8]", x, classes, 5).x()).isEqualTo(once.x());
        assertThat(augmented(json, "[1, 8, 8]", x, classes, 6).x()).isNotEqualTo(once.x());
        List<String> distinct = new ArrayList<>();
        for (int row = 0; row < 12; row++) {
            distinct.add(Arrays.toString(once.example(row)));
        }
        assertThat(distinct).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: 'shift', fraction: 0}",
                "{type: 'rotation', degrees: 0}",
                "{type: 'zoom', fraction: 0}",
                "{type: 'shear', degrees: 0}",
                "{type: 'flip', horizontal: false}",
                "{type: 'brightness', fraction: 0}",
                "{type: 'contrast', fraction: 0}",
                "{type: 'randomErasing', probability: 0}",
                "{type: 'gaussianNoise', stddev: 0}",
                "{type: 'featureMasking', rate: 0}"
            })
    void changesNothingWhereNothingIsAsked(String json) {
        assertThat(images(json, 4, 5).x()).containsExactly(images(4), within(1e-5f));
    }

    @Test
    void shiftsWithinItsFraction() {
        float[] centre = centres(images("{type: 'shift', fraction: 0.25}", 200, 3), 200);
        float[] before = centres(new Augmented(images(1), new long[1]), 1);
        double farthest = 0;
        for (int i = 0; i < 400; i++) {
            double moved = Math.abs(centre[i] - before[i % 2]);
            assertThat(moved).isLessThanOrEqualTo(0.25 * SIZE + 1e-3);
            farthest = Math.max(farthest, moved);
        }

        assertThat(farthest).isGreaterThan(0.2 * SIZE);
    }

    /** Row and column of the centre of mass of each image. */
    private static float[] centres(Augmented images, int count) {
        float[] centres = new float[2 * count];
        for (int image = 0; image < count; image++) {
            float[] pixels = images.example(image);
            float mass = 0;
            for (int i = 0; i < PIXELS; i++) {
                int row = i / SIZE;
                int column = i % SIZE;
                mass += pixels[i];
                centres[2 * image] += pixels[i] * row;
                centres[2 * image + 1] += pixels[i] * column;
            }
            centres[2 * image] /= mass;
            centres[2 * image + 1] /= mass;
        }
        return centres;
    }

    @Test
    void turnsAboutTheCentre() {
        float[] dot = new float[PIXELS];
        // one pixel wide of the centre, which lies between the pixels
        dot[3 * SIZE + 6] = 1;
        float[] dots = new float[100 * PIXELS];
        for (int i = 0; i < 100; i++) {
            System.arraycopy(dot, 0, dots, i * PIXELS, PIXELS);
        }
        Augmented turned =
                augmented("{type: 'rotation', degrees: 60}", "[1, 8, 8]", dots, new int[100], 2);
        float[] centres = centres(turned, 100);
        double distance = Math.hypot(3 - 3.5, 6 - 3.5);
        for (int i = 0; i < 100; i++) {
            assertThat(Math.hypot(centres[2 * i] - 3.5, centres[2 * i + 1] - 3.5))
                    .isCloseTo(distance, within(0.3));
        }
    }

    @Test
    void mirrorsHalfOfTheImages() {
        float[] plain = images(1);
        int mirrored = 0;
        Augmented flipped = images("{type: 'flip'}", 400, 3);
        for (int image = 0; image < 400; image++) {
            float[] pixels = flipped.example(image);
            boolean isMirrored = pixels[2 * SIZE + 2] != plain[2 * SIZE + 2];
            mirrored += isMirrored ? 1 : 0;
            for (int i = 0; i < PIXELS; i++) {
                int from = isMirrored ? i / SIZE * SIZE + SIZE - 1 - i % SIZE : i;
                assertThat(pixels[i]).isEqualTo(plain[from]);
            }
        }

        assertThat(mirrored).isBetween(160, 240);
    }

    @Test
    void erasesOneRectangle() {
        float[] ones = new float[100 * PIXELS];
        Arrays.fill(ones, 1);
        Augmented erased =
                augmented(
                        "{type: 'randomErasing', probability: 1, fraction: 0.5}",
                        "[1, 8, 8]",
                        ones,
                        new int[100],
                        4);
        for (int image = 0; image < 100; image++) {
            float[] pixels = erased.example(image);
            int[] gone = IntStream.range(0, PIXELS).filter(i -> pixels[i] == 0).toArray();
            int height = (int) IntStream.of(gone).map(i -> i / SIZE).distinct().count();
            int width = (int) IntStream.of(gone).map(i -> i % SIZE).distinct().count();

            assertThat(gone).hasSize(height * width).hasSizeBetween(1, 16);
            assertThat(gone[gone.length - 1] / SIZE - gone[0] / SIZE).isEqualTo(height - 1);
        }
    }

    /** Half of 7 rows are 3 whole ones; of 5 columns 2. */
    @Test
    void erasesNoMoreThanItsFractionOfOddSides() {
        float[] ones = new float[200 * 35];
        Arrays.fill(ones, 1);
        String json = "{type: 'randomErasing', probability: 1, fraction: 0.5}";
        Augmented erased = augmented(json, "[1, 7, 5]", ones, new int[200], 4);
        for (int image = 0; image < 200; image++) {
            float[] pixels = erased.example(image);
            int[] gone = IntStream.range(0, 35).filter(i -> pixels[i] == 0).toArray();

            assertThat(IntStream.of(gone).map(i -> i / 5).distinct().count()).isBetween(1L, 3L);
            assertThat(IntStream.of(gone).map(i -> i % 5).distinct().count()).isBetween(1L, 2L);
        }
    }

    @Test
    void addsNoiseOfItsDeviation() {
        int count = 20_000;
        float[] noise =
                augmented(
                                "{type: 'gaussianNoise', stddev: 0.5}",
                                "[10]",
                                new float[count],
                                new int[count / 10],
                                7)
                        .x();
        double squares = 0;
        double sum = 0;
        for (float value : noise) {
            sum += value;
            squares += value * value;
        }

        assertThat(sum / count).isCloseTo(0, within(4 * 0.5 / Math.sqrt(count)));
        assertThat(Math.sqrt(squares / count)).isCloseTo(0.5, within(0.02));
    }

    @Test
    void masksItsRateOfFeaturesAndLeavesTheRest() {
        float[] ones = new float[20_000];
        Arrays.fill(ones, 1);
        float[] masked =
                augmented("{type: 'featureMasking', rate: 0.3}", "[10]", ones, new int[2000], 7)
                        .x();
        long gone = IntStream.range(0, masked.length).filter(i -> masked[i] == 0).count();

        assertThat(gone / 20_000.0).isCloseTo(0.3, within(4 * Math.sqrt(0.21 / 20_000)));
        assertThat(IntStream.range(0, masked.length).filter(i -> masked[i] == 1).count())
                .isEqualTo(20_000 - gone);
    }

    /** Class 1 is rare, and lies at 10 and 11; class 0 at 0. */
    @Test
    void givesRareClassesTheirShareFromBetweenTheirOwnExamples() {
        int rows = 1000;
        float[] x = new float[2 * rows];
        int[] y = new int[rows];
        for (int i = 0; i < 20; i++) {
            y[i * 50] = 1;
            x[100 * i] = 10 + i % 2;
            x[100 * i + 1] = 10 + i % 2;
        }
        Augmented more = augmented("{type: 'interpolation', rate: 1}", "[2]", x, y, 3);
        int rare = 0;
        int between = 0;
        for (int row = 0; row < rows; row++) {
            float[] example = more.example(row);
            assertThat(example[1]).isCloseTo(example[0], within(1e-5f));
            rare += more.y()[row] == 1 ? 1 : 0;
            if (more.y()[row] == 1) {
                assertThat(example[0]).isBetween(10f, 11f);
                between += example[0] > 10.01 && example[0] < 10.99 ? 1 : 0;
            } else {
                assertThat(example[0]).isZero();
            }
        }

        assertThat(rare).isBetween(430, 570);
        assertThat(between).isGreaterThan(150);
    }
}
