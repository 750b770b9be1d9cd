package dev.dropwise.study.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SamplerTests {

    private static final SearchSpace SPACE =
            SearchSpace.of(
                    JsonMapper.shared()
                            .readTree(
                                    """
                                    {"x": {"search": {"type": "float", "from": -1, "to": 1}},
                                     "rate": {"search": {"type": "float", "from": 1e-4, "to": 1, "log": true}},
                                     "step": {"search": {"type": "float", "from": 0, "to": 0.5, "step": 0.25}},
                                     "units": {"search": {"type": "int", "from": 1, "to": 64, "log": true}},
                                     "layers": {"search": {"type": "int", "from": 1, "to": 4}},
                                     "kind": {"search": {"type": "choice", "values": ["a", null, {"b": 1}]}}}
                                    """));

    /** Best at x = 0.5, rate = 0.01, kind = "a". */
    private static double loss(Map<String, JsonNode> values) {
        double x = value(values, "x").asDouble() - 0.5;
        double rate = Math.log10(value(values, "rate").asDouble()) + 2;
        return x * x + rate * rate + (value(values, "kind").isString() ? 0 : 1);
    }

    private static List<Observation> trials(Sampler sampler, long seed, int count) {
        List<Observation> trials = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Map<String, JsonNode> values =
                    sampler.sample(SPACE, seed, number, Collections.unmodifiableList(trials));
            trials.add(new Observation(number, values, loss(values)));
        }
        return trials;
    }

    @ParameterizedTest
    @EnumSource
    void staysWithinTheSpaceInItsOrder(SamplerType sampler) {
        for (Observation trial : trials(sampler, 3, 60)) {
            assertThat(SPACE.coordinates(trial.values())).doesNotContain(Double.NaN);
            assertThat(value(trial.values(), "units").isIntegralNumber()).isTrue();
            assertThat(List.of(0.0, 0.25, 0.5)).contains(value(trial.values(), "step").asDouble());
        }
        assertThat(sampler.sample(SPACE, 3, 0, List.of()).keySet())
                .containsExactlyElementsOf(SPACE.names());
    }

    @ParameterizedTest
    @EnumSource
    void isAFunctionOfSeedNumberAndTrials(SamplerType sampler) {
        assertThat(trials(sampler, 3, 20)).isEqualTo(trials(sampler, 3, 20));
        assertThat(trials(sampler, 3, 5)).isNotEqualTo(trials(sampler, 4, 5));
    }

    @Test
    void randomTrialsAreEvenOnTheirScales() {
        List<Observation> trials = trials(SamplerType.RANDOM, 1, 3000);

        assertThat(share(trials, values -> value(values, "x").asDouble() < 0 ? 1 : 0))
                .isBetween(0.47, 0.53);
        assertThat(share(trials, values -> value(values, "rate").asDouble() < 0.01 ? 1 : 0))
                .isBetween(0.47, 0.53);
        assertThat(share(trials, values -> value(values, "step").asDouble() == 0 ? 1 : 0))
                .isBetween(0.30, 0.37);
        assertThat(share(trials, values -> value(values, "kind").isNull() ? 1 : 0))
                .isBetween(0.30, 0.37);
        double two = Math.log(2.5 / 1.5) / Math.log(64.5 / 0.5);
        assertThat(share(trials, values -> value(values, "units").asInt() == 2 ? 1 : 0))
                .isBetween(two - 0.02, two + 0.02);
    }

    private static double share(
            List<Observation> trials, ToDoubleFunction<Map<String, JsonNode>> hit) {
        return trials.stream()
                .mapToDouble(trial -> hit.applyAsDouble(trial.values()))
                .average()
                .orElseThrow();
    }

    /** Any 8 points in a row of a power of 2 are one in each eighth. */
    @Test
    void quasiRandomTrialsAreInEveryPartOfARange() {
        List<Observation> trials = trials(SamplerType.QUASI_RANDOM, 5, 8);

        Set<Integer> eighths = new HashSet<>();
        double shift = value(trials.get(0).values(), "x").asDouble();
        for (Observation trial : trials) {
            double share = (value(trial.values(), "x").asDouble() - shift) / 2;
            eighths.add((int) Math.round(8 * (share - Math.floor(share))) % 8);
        }
        assertThat(eighths).hasSize(8);
    }

    @Test
    void aGridHasEveryPointOnce() {
        SearchSpace space = new SearchSpace(SPACE.knobs().subList(1, 4));
        int size = space.gridSize().intValueExact();

        assertThat(size).isEqualTo(5 * 3 * 5);
        assertThat(
                        IntStream.range(0, size)
                                .mapToObj(i -> SamplerType.GRID.sample(space, 7, i, List.of()))
                                .distinct())
                .hasSize(size);
        assertThat(SamplerType.GRID.sample(space, 7, size, List.of()))
                .isEqualTo(SamplerType.GRID.sample(space, 7, 0, List.of()));
    }

    @Test
    void tpeIsRandomAtFirstThenGoesWhereGoodTrialsAre() {
        List<Observation> trials = trials(SamplerType.TPE, 1, 60);

        assertThat(trials.subList(0, 10)).isEqualTo(trials(SamplerType.RANDOM, 1, 10));
        assertThat(mean(trials.subList(40, 60))).isLessThan(mean(trials.subList(0, 10)) / 3);
    }

    private static double mean(List<Observation> trials) {
        return trials.stream().mapToDouble(Observation::objective).average().orElseThrow();
    }

    @Test
    void tpeCountsWhatFailedAsWorst() {
        List<Observation> failed = new ArrayList<>(trials(SamplerType.RANDOM, 1, 20));
        List<Observation> worst = new ArrayList<>(failed);
        failed.set(4, new Observation(4, failed.get(4).values(), Double.NaN));
        worst.set(4, new Observation(4, failed.get(4).values(), 1e9));

        assertThat(SamplerType.TPE.sample(SPACE, 1, 20, failed))
                .isEqualTo(SamplerType.TPE.sample(SPACE, 1, 20, worst));
    }

    private static JsonNode value(Map<String, JsonNode> values, String knob) {
        return Objects.requireNonNull(values.get(knob), knob);
    }
}
