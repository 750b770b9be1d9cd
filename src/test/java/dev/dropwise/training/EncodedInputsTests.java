package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.preprocessing.CategoryEncoding;
import dev.dropwise.dataset.preprocessing.ClassTarget;
import dev.dropwise.dataset.preprocessing.ImagePreprocessing;
import dev.dropwise.dataset.preprocessing.NumberEncoding;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncodedInputsTests {

    private static final ClassTarget TARGET = new ClassTarget(List.of("no", "yes"));

    /** A number, one of which training rows lack values, a category, and one that never varies. */
    private static final EncodedInputs TABLE =
            EncodedInputs.of(
                    new TablePreprocessing(
                            List.of(
                                    new NumberEncoding("a", 0, 1, false, null),
                                    new NumberEncoding("b", 0, 1, true, null),
                                    new CategoryEncoding("c", List.of("x", "y"), true),
                                    new NumberEncoding("d", 5, 0, false, null)),
                            TARGET));

    private static final EncodedInputs IMAGE =
            EncodedInputs.of(new ImagePreprocessing(List.of(2, 4, 4), 255, TARGET));

    @Test
    void whatIsMissingIsEncodedAsMissing() {
        float[] row = {0.5f, -1, 0, 0, 1, 0, 0};

        TABLE.mask(row, 1, new SeededRandom(1));

        assertThat(row).containsExactly(0, 0, 1, 0, 0, 1, 0);
    }

    @Test
    void aShareIsMissingAndMoreOfItIncludesLess() {
        int[] missing = new int[2];
        for (int seed = 0; seed < 2000; seed++) {
            float[] less = {1, 1, 0, 1, 0, 0, 0};
            float[] more = less.clone();
            TABLE.mask(less, 0.2, new SeededRandom(seed));
            TABLE.mask(more, 0.4, new SeededRandom(seed));
            missing[0] += less[0] == 0 ? 1 : 0;
            missing[1] += more[0] == 0 ? 1 : 0;
            assertThat(more[0]).isLessThanOrEqualTo(less[0]);
        }
        assertThat(missing[0]).isBetween(340, 460);
        assertThat(missing[1]).isBetween(720, 880);
    }

    @Test
    void noiseIsOnNumbersThatAreThere() {
        double squares = 0;
        for (int seed = 0; seed < 2000; seed++) {
            float[] row = {0, 0, 1, 1, 0, 0, 0};
            TABLE.addNoise(row, 0.5, new SeededRandom(seed));
            assertThat(row[1]).isZero();
            assertThat(IntStream.range(2, 7).mapToObj(i -> row[i]))
                    .containsExactly(1f, 1f, 0f, 0f, 0f);
            squares += row[0] * row[0];
        }
        assertThat(Math.sqrt(squares / 2000)).isCloseTo(0.5, within(0.03));
    }

    @Test
    void neighbouringColumnsAreOccluded() {
        for (int seed = 0; seed < 50; seed++) {
            float[] row = {1, 1, 0, 1, 0, 0, 0};
            TABLE.occlude(row, 0.5, new SeededRandom(seed));
            boolean[] missing = {row[0] == 0, row[2] == 1, row[5] == 1};
            assertThat(missing)
                    .isIn(
                            new boolean[] {true, true, false},
                            new boolean[] {false, true, true},
                            new boolean[] {false, false, true});
        }
    }

    @Test
    void aSquareOfAnImageIsOccludedInAllChannels() {
        float[] image = ones();

        IMAGE.occlude(image, 0.25, new SeededRandom(3));

        List<Integer> covered = IntStream.range(0, 32).filter(i -> image[i] == 0).boxed().toList();
        int corner = covered.get(0);
        assertThat(covered)
                .containsExactly(
                        corner,
                        corner + 1,
                        corner + 4,
                        corner + 5,
                        corner + 16,
                        corner + 17,
                        corner + 20,
                        corner + 21);
    }

    @Test
    void allOfAnImageMayBeOccludedAndNoneOfIt() {
        float[] image = ones();
        IMAGE.occlude(image, 0, new SeededRandom(3));
        assertThat(image).isEqualTo(ones());
        IMAGE.occlude(image, 1, new SeededRandom(3));
        assertThat(image).containsOnly(0);
    }

    @Test
    void pixelsStayWithinTheirRange() {
        float[] image = ones();
        IMAGE.addNoise(image, 2, new SeededRandom(3));
        for (float pixel : image) {
            assertThat(pixel).isBetween(0f, 1f);
        }
        float[] attacked = {0.5f, 0.5f, 0.5f, 0.9f};
        IMAGE.attack(attacked, new float[] {3, -0.1f, 0, 1}, 0.2);
        assertThat(attacked).containsExactly(0.7f, 0.3f, 0.5f, 1);
    }

    @Test
    void anAttackMovesNumbersAlone() {
        float[] row = {0.5f, -1, 0, 0, 1, 0, 0};

        TABLE.attack(row, new float[] {-2, 1, 1, 1, 1, 1, 1}, 0.25);

        assertThat(row).containsExactly(0.25f, -0.75f, 0, 0, 1, 0, 0);
    }

    private static float[] ones() {
        float[] image = new float[32];
        Arrays.fill(image, 1);
        return image;
    }
}
