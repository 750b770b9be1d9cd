package dev.dropwise.study.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class KnobImportanceTests {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final SearchSpace SPACE =
            SearchSpace.of(
                    JsonMapper.shared()
                            .readTree(
                                    """
                                    {"x": {"search": {"type": "float", "from": -1, "to": 1}},
                                     "rate": {"search": {"type": "float", "from": 1e-4, "to": 1, "log": true}},
                                     "step": {"search": {"type": "float", "from": 0, "to": 1, "step": 0.25}},
                                     "units": {"search": {"type": "int", "from": 1, "to": 64, "log": true}},
                                     "layers": {"search": {"type": "int", "from": 1, "to": 4}},
                                     "kind": {"search": {"type": "choice", "values": ["a", "b", "c"]}}}
                                    """));

    /** As Optuna 5.0.0's PedAnovaImportanceEvaluator has it for the same trials. */
    @Test
    void isThatOfPedAnova() {
        List<Observation> trials = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double x = i * 7 % 40 / 20.0 - 1 + 0.013;
            double exponent = -4 + 4 * (i * 11 % 40) / 40.0;
            int kind = i * 5 % 3;
            Map<String, JsonNode> values =
                    Map.of(
                            "x", NODES.numberNode(x),
                            "rate", NODES.numberNode(Math.pow(10, exponent)),
                            "step", NODES.numberNode(0.25 * (i % 5)),
                            "units", NODES.numberNode(1 + i * 13 % 64),
                            "layers", NODES.numberNode(1 + i % 4),
                            "kind", NODES.stringNode("abc".substring(kind, kind + 1)));
            double loss =
                    (x - 0.5) * (x - 0.5)
                            + 0.3 * (exponent + 2) * (exponent + 2)
                            + (kind == 0 ? 0 : 0.2)
                            + 0.01 * (i * 17 % 40) / 40;
            trials.add(new Observation(i, values, loss));
        }
        trials.add(new Observation(40, trials.get(0).values(), Double.NaN));

        Map<String, Double> importance = KnobImportance.of(SPACE, trials);

        assertThat(importance.keySet())
                .containsExactly("rate", "x", "units", "step", "kind", "layers");
        assertThat(importance.get("rate")).isCloseTo(0.8457645766775069, within(1e-9));
        assertThat(importance.get("x")).isCloseTo(0.12922118545194042, within(1e-9));
        assertThat(importance.get("units")).isCloseTo(0.01109971938848081, within(1e-9));
        assertThat(importance.get("step")).isCloseTo(0.009918724358652244, within(1e-9));
        assertThat(importance.get("kind")).isCloseTo(0.003499451259794444, within(1e-9));
        assertThat(importance.get("layers")).isCloseTo(0.0004963428636253273, within(1e-9));
    }

    @Test
    void saysNothingOfTooFewTrials() {
        Map<String, JsonNode> values = SamplerType.RANDOM.sample(SPACE, 1, 0, List.of());

        assertThat(KnobImportance.of(SPACE, List.of(new Observation(0, values, 1)))).isEmpty();
        assertThat(KnobImportance.of(SPACE, List.of())).isEmpty();
    }
}
