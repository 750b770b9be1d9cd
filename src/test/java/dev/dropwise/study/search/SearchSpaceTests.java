package dev.dropwise.study.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SearchSpaceTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String JOB =
            """
            {"dataset": "breast-cancer",
             "model": {"layers": [
               {"type": "dense", "units": {"search": {"type": "int", "from": 8, "to": 128, "log": true}}},
               {"type": "dropout", "rate": {"search": {"type": "float", "from": 0, "to": 0.8}}},
               {"type": "dense", "units": 1}]},
             "training": {"epochs": 60, "optimizer": {"type": "adam",
               "learningRate": {"search": {"type": "float", "from": 1e-4, "to": 1e-1, "log": true}}}}}
            """;

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @Test
    void findsTheKnobsOfAJob() {
        SearchSpace space = SearchSpace.of(json(JOB));

        assertThat(space.names()).containsExactly("units", "rate", "learningRate");
        assertThat(space.knobs().get(1).places()).containsExactly("/model/layers/1/rate");
    }

    @Test
    void putsValuesWhereTheKnobsAre() {
        JsonNode job = json(JOB);
        SearchSpace space = SearchSpace.of(job);

        JsonNode applied =
                space.apply(
                        job,
                        Map.of(
                                "units",
                                json("16"),
                                "rate",
                                json("0.3"),
                                "learningRate",
                                json("0.01")));

        assertThat(applied)
                .isEqualTo(
                        json(
                                """
                                {"dataset": "breast-cancer",
                                 "model": {"layers": [{"type": "dense", "units": 16}, {"type": "dropout", "rate": 0.3},
                                   {"type": "dense", "units": 1}]},
                                 "training": {"epochs": 60, "optimizer": {"type": "adam", "learningRate": 0.01}}}
                                """));
        assertThat(job).isEqualTo(json(JOB));
        assertThatThrownBy(() -> space.apply(job, Map.of("units", json("16"))))
                .hasMessageContaining("\"rate\"");
    }

    @Test
    void makesOneKnobOfSearchesOfOneName() {
        JsonNode job =
                json(
                        """
                        {"a": {"search": {"type": "choice", "name": "width", "values": [1, {"b": 2}]}},
                         "c": [0, {"search": {"type": "choice", "name": "width", "values": [1, {"b": 2}]}}]}
                        """);
        SearchSpace space = SearchSpace.of(job);

        assertThat(space.knobs()).hasSize(1);
        assertThat(space.knobs().get(0).places()).containsExactly("/a", "/c/1");
        assertThat(space.apply(job, Map.of("width", json("{\"b\": 2}"))))
                .isEqualTo(json("{\"a\": {\"b\": 2}, \"c\": [0, {\"b\": 2}]}"));
    }

    @Test
    void callsAKnobByItsPointerWhereOthersAreCalledTheSame() {
        SearchSpace space =
                SearchSpace.of(
                        json(
                                """
                                {"a": {"rate": {"search": {"type": "float", "from": 0, "to": 1}}},
                                 "b/c": {"rate": {"search": {"type": "float", "from": 0, "to": 1}}},
                                 "d": [{"search": {"type": "float", "from": 0, "to": 1}}]}
                                """));

        assertThat(space.names()).containsExactly("/a/rate", "/b~1c/rate", "/d/0");
    }

    @Test
    void setsAllDropoutRatesAtOnce() {
        JsonNode job =
                json(
                        """
                        {"model": {"layers": [
                           {"type": "dropout", "rate": 0.2},
                           {"type": "residual", "stochasticDepth": 0.1, "layers": [
                              {"type": "dense", "units": 8, "dropConnect": {"schedule": "linear", "rate": 0.5}},
                              {"type": "dropout", "rate": {"search": {"type": "float", "name": "rates", "from": 0, "to": 0.5}}}]},
                           {"type": "gaussianNoise", "deviation": 0.5}]}}
                        """);
        SearchSpace space = SearchSpace.of(job);

        assertThat(space.names()).containsExactly("rates");
        assertThat(space.apply(job, Map.of("rates", json("0.4"))))
                .isEqualTo(
                        json(
                                """
                                {"model": {"layers": [
                                   {"type": "dropout", "rate": 0.4},
                                   {"type": "residual", "stochasticDepth": 0.4, "layers": [
                                      {"type": "dense", "units": 8, "dropConnect": {"schedule": "linear", "rate": 0.4}},
                                      {"type": "dropout", "rate": 0.4}]},
                                   {"type": "gaussianNoise", "deviation": 0.5}]}}
                                """));
    }

    @Test
    void tellsAllContradictionsAtOnce() {
        assertThat(
                        faults(
                                """
                                {"a": {"search": {"type": "float", "from": 1, "to": 1}},
                                 "b": {"search": {"type": "float", "from": 0, "to": 1, "log": true}},
                                 "c": {"search": {"type": "int", "from": 0, "to": 4, "step": 0}},
                                 "d": {"search": {"type": "int", "from": 0, "to": 4, "step": 5}},
                                 "e": {"search": {"type": "choice", "values": []}},
                                 "f": {"search": {"type": "choice", "values": [1, 2, 1]}},
                                 "g": {"search": {"type": "normal"}},
                                 "h": {"search": {"type": "int", "from": 0.5, "to": "x", "by": 2}},
                                 "i": {"search": {"type": "float", "name": "n", "from": 0, "to": 1}},
                                 "j": {"search": {"type": "float", "name": "n", "from": 0, "to": 2}, "k": 1},
                                 "l": {"search": {"type": "float", "name": "", "from": 0, "to": 1}},
                                 "m": {"search": {"type": "float", "from": 1, "to": 2, "step": 0.1, "log": true}},
                                 "o": {"search": {"type": "float", "from": 0, "to": 1e300, "step": 1e-300}},
                                 "p": {"search": {"type": "float", "from": -1e308, "to": 1e308}}}
                                """))
                .extracting(fault -> fault.pointer() + ": " + fault.detail())
                .containsExactly(
                        "/a/search: expected from < to, received from 1 and to 1",
                        "/b/search/from: expected from > 0 where log is true, received 0",
                        "/c/search/step: expected step > 0, received 0",
                        "/d/search/step: expected a step of at most to - from = 4.0, received 5",
                        "/e/search/values: expected at least 2 values, received 0",
                        "/f/search/values/2: expected values that differ, received 1 again",
                        "/g/search/type: expected float, int or choice, received \"normal\"",
                        "/h/search: expected no members but from, log, name, step, to, type, received by",
                        "/h/search/from: expected an integer, received 0.5",
                        "/h/search/to: expected an integer, received \"x\"",
                        "/j: expected search alone, received also k",
                        "/l/search/name: expected a name of 1 to 100 letters, received \"\"",
                        "/m/search/step: expected either step or log, received both",
                        "/o/search/step: expected at most 10^15 steps, received 1.0E-300",
                        "/p/search/to: expected a range that is a finite number, received 1.0E308",
                        "/j/search: expected the same definition of \"n\" as at /i/search, received another");
    }

    @Test
    void refusesRatesElsewhereAndBesideAnotherSearch() {
        assertThat(
                        faults(
                                """
                                {"model": {"layers": [
                                   {"type": "dropout", "rate": {"search": {"type": "float", "from": 0, "to": 0.5}}},
                                   {"type": "dense", "units": {"search": {"type": "int", "name": "rates", "from": 1, "to": 5}}}]}}
                                """))
                .extracting(Fault::pointer)
                .containsExactly(
                        "/model/layers/0/rate/search", "/model/layers/1/units/search/name");
    }

    @Test
    void refusesNoKnobAndTooMany() {
        assertThat(faults("{\"search\": 3}")).extracting(Fault::pointer).containsExactly("");
        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i <= SearchReader.MOST_KNOBS; i++) {
            many.append(i == 0 ? "" : ",")
                    .append("{\"search\": {\"type\": \"float\", \"from\": 0, \"to\": 1}}");
        }
        assertThat(faults(many + "]"))
                .extracting(Fault::detail)
                .containsExactly("expected at most 100 searches, received 101");
    }

    private static List<Fault> faults(String job) {
        return assertThatThrownBy(() -> SearchSpace.of(json(job)))
                .asInstanceOf(throwable(Invalid.class))
                .actual()
                .faults();
    }

    @Test
    void endsWhereStepsLead() {
        SearchSpace space =
                SearchSpace.of(
                        json(
                                """
                                {"a": {"search": {"type": "float", "from": 0.1, "to": 0.75, "step": 0.1}}}
                                """));
        KnobDomain domain = space.knobs().get(0).domain();

        assertThat(space.gridSize()).isEqualTo(7);
        assertThat(domain.value(domain.gridCoordinate(2))).isEqualTo(json("0.3"));
        assertThat(domain.value(domain.ofUnit(0.9999))).isEqualTo(json("0.7"));
    }

    @Test
    void refusesALargeGridBeforeItIsBuilt() {
        SearchSpace space =
                SearchSpace.of(
                        json(
                                """
                                {"a": {"search": {"type": "int", "from": 1, "to": 100000}},
                                 "b": {"search": {"type": "float", "from": 0, "to": 1, "step": 0.0001}},
                                 "c": {"search": {"type": "float", "from": 0, "to": 1, "step": 1e-9}}}
                                """));

        assertThat(space.gridSize()).isGreaterThan(BigInteger.TEN.pow(9));
        assertThatThrownBy(() -> SamplerType.GRID.sample(space, 1, 0, List.of()))
                .isInstanceOf(Invalid.class)
                .hasMessageStartingWith("/c/search: expected a grid of at most 10000 points");
    }
}
