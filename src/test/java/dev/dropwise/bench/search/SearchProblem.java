package dev.dropwise.bench.search;

import dev.dropwise.study.search.SearchSpace;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A function to minimize.
 *
 * @param space its knobs, as a job has them
 */
record SearchProblem(String name, JsonNode space, ToDoubleFunction<Map<String, JsonNode>> loss) {

    private static final double[] WEIGHTS = {1, 1.2, 3, 3.2};
    private static final double[][] SHAPES = {
        {10, 3, 17, 3.5, 1.7, 8},
        {0.05, 10, 17, 0.1, 8, 14},
        {3, 3.5, 1.7, 10, 17, 8},
        {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    SearchSpace knobs() {
        return SearchSpace.of(space);
    }

    /** Three valleys of the same depth, 0.398. Branin, 1972. */
    static SearchProblem branin() {
        return new SearchProblem(
                "Branin",
                json(
                        """
                        {"x": {"search": {"type": "float", "from": -5, "to": 10}},
                         "y": {"search": {"type": "float", "from": 0, "to": 15}}}
                        """),
                values -> {
                    double x = values.get("x").asDouble();
                    double y = values.get("y").asDouble();
                    double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
                    return bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
                });
    }

    /** Six knobs, four pits, the deepest -3.322. Hartman, 1973. */
    static SearchProblem hartmann() {
        StringBuilder knobs = new StringBuilder("{");
        for (int i = 0; i < 6; i++) {
            knobs.append(i == 0 ? "" : ",")
                    .append("\"x")
                    .append(i)
                    .append("\": {\"search\": {\"type\": \"float\", \"from\": 0, \"to\": 1}}");
        }
        return new SearchProblem("Hartmann 6", json(knobs + "}"), SearchProblem::hartmann);
    }

    private static double hartmann(Map<String, JsonNode> values) {
        double sum = 0;
        for (int pit = 0; pit < WEIGHTS.length; pit++) {
            double distance = 0;
            for (int i = 0; i < 6; i++) {
                double from = values.get("x" + i).asDouble() - CENTRES[pit][i];
                distance += SHAPES[pit][i] * from * from;
            }
            sum -= WEIGHTS[pit] * Math.exp(-distance);
        }
        return sum;
    }

    /** As settings of a network behave: scales of factors, integers and a choice; best at 0. */
    static SearchProblem network() {
        return new SearchProblem(
                "network",
                json(
                        """
                        {"learningRate": {"search": {"type": "float", "from": 1e-4, "to": 1e-1, "log": true}},
                         "units": {"search": {"type": "int", "from": 8, "to": 512, "log": true}},
                         "layers": {"search": {"type": "int", "from": 1, "to": 5}},
                         "rate": {"search": {"type": "float", "from": 0, "to": 0.8}},
                         "optimizer": {"search": {"type": "choice", "values": ["adam", "sgd", "rmsprop"]}}}
                        """),
                values -> {
                    boolean isSgd = values.get("optimizer").asString().equals("sgd");
                    double learning =
                            Math.log10(values.get("learningRate").asDouble()) + (isSgd ? 1.2 : 2.6);
                    double units = Math.log(values.get("units").asDouble() / 96) / Math.log(2);
                    double layers = values.get("layers").asDouble() - 3;
                    double rate = values.get("rate").asDouble() - 0.3 - 0.05 * units;
                    return 0.5 * learning * learning
                            + 0.05 * units * units
                            + 0.03 * layers * layers
                            + 2 * rate * rate
                            + (isSgd ? 0.1 : 0);
                });
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
