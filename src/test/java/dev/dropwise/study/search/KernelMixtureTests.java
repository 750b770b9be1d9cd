package dev.dropwise.study.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.random.SeededRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Densities as Optuna 5.0.0 has them. */
class KernelMixtureTests {

    private static final KnobDomain CHOICES =
            new ChoiceValues(
                    IntStream.range(0, 3)
                            .<JsonNode>mapToObj(JsonNodeFactory.instance::numberNode)
                            .toList());
    private static final KnobDomain UNIT = new SearchRange(false, 0, 1, 0, false);

    @Test
    void areAsWideAsTheDistanceToNeighbours() {
        assertDensity(mixture(UNIT, 0.2, 0.25, 0.9), 0.1, 1.19835770333909);
        assertDensity(mixture(UNIT, 0.2, 0.25, 0.9), 0.3, 1.2791604101211682);
        assertDensity(mixture(UNIT, 0.2, 0.25, 0.9), 0.95, 0.7194382306015883);
    }

    @Test
    void areThePriorWithoutObservations() {
        assertDensity(mixture(UNIT), 0.1, 0.9617293589897771);
        assertDensity(mixture(UNIT), 0.5, 1.0418289771969533);
    }

    @Test
    void areNormalOnALogarithmicScale() {
        KnobDomain rate = new SearchRange(false, 1e-4, 1, 0, true);

        assertDensity(mixture(rate, 0.001, 0.02, 0.5), 1e-4, 0.06835181796162797);
        assertDensity(mixture(rate, 0.001, 0.02, 0.5), 0.003, 0.11470450147042482);
        assertDensity(mixture(rate, 0.001, 0.02, 0.5), 1, 0.09775002226110859);
    }

    @Test
    void areProbabilitiesOfSteps() {
        KnobDomain integers = new SearchRange(true, 1, 8, 1, false);
        assertDensity(mixture(integers, 2, 3, 7, 3), 1, 0.13365547747317555);
        assertDensity(mixture(integers, 2, 3, 7, 3), 3, 0.18828167204109192);
        assertDensity(mixture(integers, 2, 3, 7, 3), 8, 0.07027865794578711);
        KnobDomain byFactors = new SearchRange(true, 1, 64, 1, true);
        assertDensity(mixture(byFactors, 2, 30), 1, 0.2006423100516943);
        assertDensity(mixture(byFactors, 2, 30), 8, 0.02796146578861859);
        assertDensity(mixture(byFactors, 2, 30), 64, 0.0029052825485922297);
        KnobDomain steps = new SearchRange(false, 0, 0.5, 0.25, false);
        assertDensity(mixture(steps, 0.25), 0, 0.3179603682633091);
        assertDensity(mixture(steps, 0.25), 0.25, 0.3640792634733819);
    }

    @Test
    void smoothChoices() {
        assertDensity(mixture(CHOICES, 0, 2, 2), 0, 0.3333333333333333);
        assertDensity(mixture(CHOICES, 0, 2, 2), 1, 0.19047619047619047);
        assertDensity(mixture(CHOICES, 0, 2, 2), 2, 0.4761904761904762);
    }

    @Test
    void giveOldObservationsLessWeight() {
        double[] many =
                IntStream.range(0, 30).mapToDouble(i -> i * 37 % 100 / 100.0 + 0.003).toArray();
        KnobDomain range = new SearchRange(false, 0, 1.01, 0, false);

        assertDensity(mixture(range, many), 0.05, 0.85020209477497);
        assertDensity(mixture(range, many), 0.5, 1.0024538791638133);
    }

    @Test
    void areProductsAlongSeveralKnobs() {
        KernelMixture mixture =
                KernelMixture.adaptive(
                        List.of(UNIT, CHOICES),
                        List.of(
                                new double[] {0.2, 0},
                                new double[] {0.25, 2},
                                new double[] {0.9, 2}));

        assertThat(mixture.density(new double[] {0.1, 2}))
                .isCloseTo(0.4654684862979294, within(1e-9));
        assertThat(mixture.density(new double[] {0.3, 0}))
                .isCloseTo(0.5302737729273702, within(1e-9));
    }

    @Test
    void standManyKnobs() {
        KnobDomain integers = new SearchRange(true, 1, 1_000_000, 1, false);
        double[] point = new double[100];
        Arrays.fill(point, 5);
        KernelMixture mixture =
                KernelMixture.adaptive(Collections.nCopies(100, integers), List.of());

        assertThat(mixture.logDensity(point)).isBetween(-1400.0, -1380.0);
    }

    @Test
    void drawAsTheDensitySays() {
        KernelMixture mixture = mixture(new SearchRange(true, 1, 8, 1, false), 2, 3, 7, 3);
        SeededRandom random = new SeededRandom(1);

        double[] drawn =
                IntStream.range(0, 5000).mapToDouble(i -> mixture.draw(random)[0]).toArray();

        for (int number = 1; number <= 8; number++) {
            int expected = number;
            double share = Arrays.stream(drawn).filter(one -> one == expected).count() / 5000.0;
            assertThat(share).isCloseTo(mixture.density(new double[] {number}), within(0.02));
        }
    }

    private static KernelMixture mixture(KnobDomain domain, double... observed) {
        return KernelMixture.adaptive(
                List.of(domain),
                Arrays.stream(observed).mapToObj(one -> new double[] {one}).toList());
    }

    private static void assertDensity(KernelMixture mixture, double point, double density) {
        assertThat(mixture.density(new double[] {point})).isCloseTo(density, within(1e-9));
    }
}
