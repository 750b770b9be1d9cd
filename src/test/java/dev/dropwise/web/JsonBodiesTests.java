package dev.dropwise.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import jakarta.validation.Validation;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonBodiesTests {

    private final JsonBodies bodies =
            new JsonBodies(DropwiseJson.mapper(), Validation.buildDefaultValidatorFactory());

    @Test
    void readsABodyWithoutFaults() {
        Sketch sketch =
                bodies.read(
                        """
                        {"name": "a", "epochs": 3, "learningRate": 1, "batch_size": 7,
                         "layers": [{"units": 4, "type": "dense", "activation": "leakyRelu"},
                                    {"type": "dropout", "rate": 0.5, "inPlace": false}]}
                        """,
                        Sketch.class);
        assertThat(sketch.learningRate()).isEqualTo(1.0);
        assertThat(sketch.layers())
                .containsExactly(
                        new Sketch.Dense(4, Sketch.Function.LEAKY_RELU),
                        new Sketch.Drop(0.5, false));
    }

    @Test
    void reportsAllFaultsOfOneBody() {
        List<Fault> faults =
                faults(
                        """
                        {"name": " ", "epoch": 3, "epochs": "3", "learningRate": true, "shape": [1, "x", 0],
                         "batch_size": 0,
                         "layers": [{"type": "dnse", "units": 4},
                                    {"units": 0, "type": "dense", "activation": "rellu"},
                                    {"rate": 1.5, "dropuot": 1, "type": "dropout", "inPlace": false},
                                    {"units": 4},
                                    {"type": "dropout", "inPlace": 1},
                                    {"layers": [{"type": "dense"}, "dense"], "type": "residual"},
                                    {"type": "dense", "units": 1.5},
                                    {"type": "dropout", "inPlace": false, "rate": 1.5}],
                         "named": {"a/b": {"type": "dropout", "rate": -1, "inPlace": false}, "c": {"type": 3}}}
                        """);
        faults.forEach(System.out::println);
        assertThat(faults)
                .contains(new Fault("/layers/2/rate", "expected 0 <= rate < 1, received 1.5"));
    }

    private List<Fault> faults(String json) {
        return catchThrowableOfType(Invalid.class, () -> bodies.read(json, Sketch.class)).faults();
    }
}
