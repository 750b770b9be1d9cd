package dev.dropwise.dataset.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.content.ImageContent;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.web.DropwiseJson;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticContentTests {

    private static final int ROWS = 2000;

    @ParameterizedTest
    @EnumSource(SyntheticType.class)
    void isAFunctionOfItsSeed(SyntheticType type) {
        Dataset once = dataset(of("\'type\': \'%s\', \'seed\': 7".formatted(name(type))));
        Dataset again = dataset(of("\'type\': \'%s\', \'seed\': 7".formatted(name(type))));
        Dataset other = dataset(of("\'type\': \'%s\', \'seed\': 8".formatted(name(type))));

        assertThat(once.version()).isEqualTo(again.version()).isNotEqualTo(other.version());
        assertThat(once.rows()).isEqualTo(ROWS);
        assertThat(once.split(0.1, 1).test()).hasSize(ROWS / 5);
        assertThat(once.task() == Task.CLASSIFICATION).isEqualTo(type.isClassification());
    }

    @Test
    void moonsAreHalfCircles() {
        TableContent moons = table(of("'type': 'moons', 'noise': 0.0"));
        for (int row = 0; row < ROWS; row++) {
            double x = number(moons, 0, row);
            double y = number(moons, 1, row);
            boolean lower = "1".equals(moons.target().value(row));
            double radius = lower ? Math.hypot(x - 1, y - 0.5) : Math.hypot(x, y);
            assertThat(radius).isCloseTo(1, within(1e-6));
            assertThat(lower ? y <= 0.5 + 1e-6 : y >= -1e-6).isTrue();
        }
    }

    @Test
    void circlesHaveTwoRadii() {
        TableContent circles = table(of("'type': 'circles', 'noise': 0.0"));
        for (int row = 0; row < ROWS; row++) {
            assertThat(Math.hypot(number(circles, 0, row), number(circles, 1, row)))
                    .isCloseTo("0".equals(circles.target().value(row)) ? 1 : 0.5, within(1e-6));
        }
    }

    /** The two arms are each other turned by half a turn. */
    @Test
    void spiralsWindAroundEachOther() {
        TableContent spirals = table(of("'type': 'spirals', 'noise': 0.0"));
        for (int row = 0; row < ROWS; row++) {
            double x = number(spirals, 0, row);
            double y = number(spirals, 1, row);
            double way = Math.hypot(x, y);
            double angle =
                    way * 3 * Math.PI + ("1".equals(spirals.target().value(row)) ? Math.PI : 0);
            assertThat(Math.cos(angle) * way).isCloseTo(x, within(1e-5));
            assertThat(Math.sin(angle) * way).isCloseTo(y, within(1e-5));
        }
    }

    @Test
    void friedmansFunctionIsExactWithoutNoise() {
        TableContent friedman = table(of("'type': 'friedman', 'noise': 0.0"));
        for (int row = 0; row < ROWS; row++) {
            double bend = number(friedman, 2, row) - 0.5;
            double expected =
                    10 * Math.sin(Math.PI * number(friedman, 0, row) * number(friedman, 1, row))
                            + 20 * bend * bend
                            + 10 * number(friedman, 3, row)
                            + 5 * number(friedman, 4, row);
            assertThat(target(friedman, row)).isCloseTo(expected, within(1e-4));
        }
    }

    @ParameterizedTest
    @CsvSource({"FRIEDMAN, 2", "LINEAR, 0.5"})
    void noiseOfARegressionIsInItsTarget(SyntheticType type, double noise) {
        TableContent clean = table(of("'type': '%s', 'noise': 0".formatted(name(type))));
        double[] differences = new double[ROWS];
        // the same draws in the same order: only what they are multiplied by differs
        TableContent noisy = table(of("'type': '%s', 'noise': %s".formatted(name(type), noise)));
        for (int row = 0; row < ROWS; row++) {
            assertThat(number(noisy, 0, row)).isEqualTo(number(clean, 0, row));
            differences[row] = target(noisy, row) - target(clean, row);
        }
        double variance =
                IntStream.range(0, ROWS)
                        .mapToDouble(i -> differences[i] * differences[i])
                        .average()
                        .orElseThrow();
        assertThat(Math.sqrt(variance)).isCloseTo(noise, within(0.08 * noise));
    }

    @Test
    void labelNoiseIsForTrainingRowsAlone() {
        TableContent clean = table(of("'type': 'blobs', 'noise': 1.0"));
        Synthesis noisy = of("'type': 'blobs', 'noise': 1, 'labelNoise': 0.3");
        TableContent mislabelled = table(noisy);
        int training = ROWS - ROWS / 5;
        int wrong = 0;
        for (int row = 0; row < ROWS; row++) {
            boolean same =
                    Objects.equals(clean.target().value(row), mislabelled.target().value(row));
            assertThat(number(mislabelled, 0, row)).isEqualTo(number(clean, 0, row));
            if (row >= training) {
                assertThat(same).isTrue();
            }
            wrong += same ? 0 : 1;
        }
        assertThat(wrong / (double) training)
                .isCloseTo(0.3, within(4 * Math.sqrt(0.3 * 0.7 / training)));
    }

    @Test
    void eachClassIsRarerThanTheOneBefore() {
        Synthesis rare = of("'type': 'blobs', 'rows': 7000, 'imbalance': 0.5");
        TableContent content = table(rare);
        int[] counts = new int[3];
        for (int row = 0; row < 7000; row++) {
            counts[Integer.parseInt(String.valueOf(content.target().value(row)))]++;
        }
        assertThat(counts[0]).isCloseTo(4000, within(170));
        assertThat(counts[1]).isCloseTo(2000, within(160));
        assertThat(counts[2]).isCloseTo(1000, within(120));
    }

    @Test
    void irrelevantFeaturesStandBesideTheOthers() {
        Synthesis wide = of("'type': 'moons', 'rows': 100, 'irrelevant': 30");

        assertThat(table(wide).features()).hasSize(32).extracting(Feature::name).contains("x32");
    }

    @Test
    void digitsAreImages() {
        ImageContent digits =
                (ImageContent) SyntheticContent.of(of("'type': 'digits', 'noise': 0.0"));

        assertThat(digits.shape()).containsExactly(1, 16, 16);
        int[] one = null;
        for (int row = 0; row < ROWS; row++) {
            int[] image = (int[]) digits.instance(row);
            int white = (int) IntStream.of(image).filter(pixel -> pixel == 255).count();
            assertThat(white + IntStream.of(image).filter(pixel -> pixel == 0).count())
                    .isEqualTo(256);
            if ("8".equals(digits.target().value(row))) {
                assertThat(white).as("17 dots of 4 pixels").isEqualTo(4 * 17);
                one = image;
            }
        }
        assertThat(one).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LINEAR|100|0.1|0|0|/labelNoise",
                "FRIEDMAN|100|0|0.1|0|/imbalance",
                "DIGITS|100|0|0|1|/irrelevant",
                "MOONS|1000000|0|0|100|/rows"
            })
    void saysWhatDoesNotGoTogether(
            SyntheticType type,
            int rows,
            double labelNoise,
            double imbalance,
            int irrelevant,
            String pointer) {
        Synthesis asked =
                of(
                        "'type': '%s', 'rows': %d, 'labelNoise': %s, 'imbalance': %s, 'irrelevant': %d"
                                .formatted(name(type), rows, labelNoise, imbalance, irrelevant));
        Invalid invalid = catchThrowableOfType(Invalid.class, () -> asked.completed(1));

        assertThat(invalid.faults()).extracting(Fault::pointer).containsExactly(pointer);
    }

    @Test
    void drawsASeedWhereNoneWasAsked() {
        Synthesis open = read("'name': 'd', 'type': 'moons'");

        assertThat(open.completed(42).seed()).isEqualTo(42);
        assertThat(open.completed(42).noise()).isEqualTo(0.1);
        assertThat(open.completed(42).completed(43)).isEqualTo(open.completed(42));
    }

    private static Synthesis of(String properties) {
        String rows = properties.contains("rows") ? "" : "'rows': " + ROWS + ", ";
        String seed = properties.contains("seed") ? "" : "'seed': 1, ";
        return read("'name': 'd', " + rows + seed + properties);
    }

    private static Synthesis read(String properties) {
        return DropwiseJson.mapper()
                .readValue("{" + properties.replace('\'', '"') + "}", Synthesis.class);
    }

    private static String name(SyntheticType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static double target(TableContent content, int row) {
        return ((Number) Objects.requireNonNull(content.target().value(row))).doubleValue();
    }

    private static Dataset dataset(Synthesis synthesis) {
        return new Dataset("d", Instant.EPOCH, false, () -> SyntheticContent.of(synthesis));
    }

    private static TableContent table(Synthesis synthesis) {
        return (TableContent) SyntheticContent.of(synthesis);
    }

    private static double number(TableContent content, int column, int row) {
        return ((Number) Objects.requireNonNull(content.columns().get(column).value(row)))
                .doubleValue();
    }
}
