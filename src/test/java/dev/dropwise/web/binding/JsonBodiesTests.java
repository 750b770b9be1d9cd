package dev.dropwise.web.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.web.DropwiseJson;
import dev.dropwise.web.MalformedJson;
import dev.dropwise.web.Sketch;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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

    /** As the OpenAPI document says of each. */
    record Nulls(
            Double rate,
            @Nullable Integer seed,
            List<String> names,
            List<@Nullable Double> values) {

        Nulls {
            rate = rate == null ? 0.5 : rate;
        }
    }

    @Test
    void aNullIsAFaultWhereADefaultIsMeantAndNotWhereItIsAValue() {
        assertThat(
                        bodies.read(
                                "{\"names\": [], \"values\": [null, 1], \"seed\": null}",
                                Nulls.class))
                .returns(0.5, Nulls::rate)
                .returns(null, Nulls::seed);
        assertThatThrownBy(
                        () ->
                                bodies.read(
                                        "{\"rate\": null, \"names\": [\"a\", null], \"values\":"
                                                + " null}",
                                        Nulls.class))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.faults())
                                        .extracting(Fault::pointer, Fault::detail)
                                        .containsExactlyInAnyOrder(
                                                tuple("/rate", "expected a number, received null"),
                                                tuple(
                                                        "/names/1",
                                                        "expected a string, received null"),
                                                tuple(
                                                        "/values",
                                                        "expected a list, received null")));
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
                                    {"rate": 1.5, "inplace": 1, "type": "dropout", "inPlace": false},
                                    {"units": 4},
                                    {"type": "dropout", "inPlace": 1},
                                    {"layers": [{"type": "dense"}, "dense"], "type": "residual"},
                                    {"type": "dense", "units": 1.5},
                                    {"type": "dropout", "inPlace": false, "rate": 2},
                                    {"type": "dense", "units": 9999999999},
                                    {"type": "Sketch$Nest", "layers": []}],
                         "named": {"a/b": {"type": "dropout", "rate": -1, "inPlace": false}, "c": {"type": 3}}}
                        """);
        assertThat(faults)
                .extracting(Fault::pointer, Fault::detail)
                .containsExactlyInAnyOrder(
                        tuple("/name", "expected a string that is not blank, received \" \""),
                        tuple(
                                "/epoch",
                                "unknown property 'epoch', did you mean 'epochs'? expected one of"
                                        + " batch_size, epochs, layers, learningRate, name, named,"
                                        + " shape"),
                        tuple("/epochs", "expected a whole number, received \"3\""),
                        tuple("/learningRate", "expected a number, received true"),
                        tuple("/shape/1", "expected a whole number, received \"x\""),
                        tuple("/shape/2", "expected shape > 0, received 0"),
                        tuple("/batch_size", "expected 1 <= batch_size <= 4096, received 0"),
                        tuple("/layers/0/type", oneOf("\"dnse\"; did you mean \"dense\"?")),
                        tuple("/layers/1/units", "expected units >= 1, received 0"),
                        tuple(
                                "/layers/1/activation",
                                "expected one of \"relu\", \"leakyRelu\", received \"rellu\"; did"
                                        + " you mean \"relu\"?"),
                        tuple("/layers/2/rate", "expected 0 <= rate < 1, received 1.5"),
                        tuple(
                                "/layers/2/inplace",
                                "unknown property 'inplace', did you mean 'inPlace'? expected one"
                                        + " of inPlace, rate"),
                        tuple("/layers/3/type", oneOf("nothing")),
                        tuple("/layers/4/rate", "expected a number, received nothing"),
                        tuple("/layers/4/inPlace", "expected true or false, received 1"),
                        tuple(
                                "/layers/5/layers/0/units",
                                "expected a whole number, received nothing"),
                        tuple("/layers/5/layers/1", "expected an object, received \"dense\""),
                        tuple("/layers/6/units", "expected a whole number, received 1.5"),
                        tuple("/layers/7/rate", "expected 0 <= rate < 1, received 2"),
                        tuple(
                                "/layers/8/units",
                                "expected a whole number within range, received 9999999999"),
                        tuple("/layers/9/type", oneOf("\"Sketch$Nest\"")),
                        tuple("/named/a~1b/rate", "expected 0 <= rate < 1, received -1"),
                        tuple("/named/c/type", oneOf("3")));
    }

    private static String oneOf(String received) {
        return "expected one of \"dense\", \"dropout\", \"residual\", received " + received;
    }

    @Test
    void readsAPartOfAParsedDocument() {
        JsonNode document =
                DropwiseJson.mapper().readTree("{\"units\": \"4\", \"type\": \"dense\"}");
        assertThat(faults(() -> bodies.read(document, Sketch.Step.class)))
                .containsExactly(new Fault("/units", "expected a whole number, received \"4\""));
    }

    @Test
    void aConstructorOrADeserializerMaySayItInItsOwnWords() {
        assertThat(
                        faults(
                                () ->
                                        bodies.read(
                                                "{\"spans\": [{\"from\": 3, \"to\": 1}]}",
                                                Spans.class)))
                .containsExactly(new Fault("/spans/0", "expected from <= to, received 3 > 1"));
        assertThat(
                        faults(
                                () ->
                                        bodies.read(
                                                "{\"spans\": [{\"from\": 0, \"to\": 1}]}",
                                                Spans.class)))
                .containsExactly(new Fault("/spans/0/from", "expected epochs to count from 1"));
        assertThat(faults(() -> bodies.read("{\"spans\": [], \"names\": []}", Spans.class)))
                .containsExactly(new Fault("/names", "give it a name"));
    }

    @Test
    void whatAConstructorCannotDoWithoutIsMissing() {
        assertThat(faults(() -> bodies.read("{\"names\": [\"a\"]}", Chain.class)))
                .containsExactly(new Fault("/links", "expected a list, received nothing"));
    }

    @Test
    void aBugInAConstructorIsNoFaultOfTheBody() {
        assertThatThrownBy(() -> bodies.read("{\"first\": 1}", Broken.class))
                .isNotInstanceOf(Invalid.class)
                .hasRootCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void aBodyThatIsNoObjectIsOneFault() {
        assertThat(faults(() -> bodies.read("null", Sketch.class)))
                .containsExactly(new Fault("", "expected an object, received null"));
        assertThat(faults(() -> bodies.read("[1]", Sketch.class)))
                .containsExactly(new Fault("", "expected an object, received a list"));
    }

    @Test
    void aHostileBodyDoesNotTakeForEver() {
        String layers = "{\"type\": \"x\"},".repeat(10_000);
        String json = "{\"name\": \"a\", \"epochs\": 1, \"layers\": [" + layers + "1]}";
        assertThat(faults(() -> bodies.read(json, Sketch.class))).hasSize(100);
    }

    @Test
    void textThatIsNotJsonIsNoFaultButMalformed() {
        assertThatThrownBy(() -> bodies.read("{", Sketch.class))
                .isInstanceOf(MalformedJson.class)
                .hasMessageStartingWith("malformed JSON at line 1, column");
    }

    /** Epochs from and to, which its constructor compares. */
    record Span(int from, int to) {
        Span {
            if (from < 1) {
                throw new Invalid("/from", "expected epochs to count from 1");
            }
            if (from > to) {
                throw new IllegalArgumentException(
                        "expected from <= to, received " + from + " > " + to);
            }
        }
    }

    record Chain(List<String> links, @Nullable List<String> names) {
        Chain {
            links = List.copyOf(links);
        }
    }

    record Broken(int first) {
        Broken {
            throw new NullPointerException();
        }
    }

    record Spans(
            List<Span> spans,
            @Size(min = 1, message = "give it a name") @Nullable List<String> names) {}

    private static List<Fault> faults(ThrowableAssert.ThrowingCallable reading) {
        return catchThrowableOfType(Invalid.class, reading).faults();
    }

    private List<Fault> faults(String json) {
        return faults(() -> bodies.read(json, Sketch.class));
    }
}
