package dev.dropwise.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class DropwiseJsonTests {

    private final JsonMapper mapper = DropwiseJson.mapper();

    @Test
    void writesWhatTheContractSays() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("loss", Double.NaN);
        value.put("losses", new double[] {1.5, Double.POSITIVE_INFINITY});
        value.put("rates", List.of(0.5f, Float.NaN));
        value.put("tree", mapper.valueToTree(Map.of("x", Double.NaN)));
        value.put("at", Instant.parse("2026-01-31T12:00:00.250Z"));
        value.put("missing", Optional.empty());
        value.put("function", Sketch.Function.LEAKY_RELU);
        value.put("byFunction", Map.of(Sketch.Function.LEAKY_RELU, 1));
        assertThat(mapper.writeValueAsString(value))
                .isEqualTo(
                        "{\"loss\":null,\"losses\":[1.5,null],\"rates\":[0.5,null],"
                                + "\"tree\":{\"x\":null},\"at\":\"2026-01-31T12:00:00.250Z\","
                                + "\"missing\":null,\"function\":\"leakyRelu\","
                                + "\"byFunction\":{\"leakyRelu\":1}}");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(mapper.writeValueAsString(new Sketch.Drop(0.5, true)))
                .isEqualTo("{\"type\":\"dropout\",\"rate\":0.5,\"inPlace\":true}");
        Sketch.Step step = new Sketch.Residual(List.of(new Sketch.Dense(3, null)));
        assertThat(mapper.readValue(mapper.writeValueAsString(step), Sketch.Step.class))
                .isEqualTo(step);
        assertThat(
                        mapper.readValue(
                                "{\"leakyRelu\":1}",
                                new TypeReference<Map<Sketch.Function, Integer>>() {}))
                .containsEntry(Sketch.Function.LEAKY_RELU, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"LEAKY_RELU\"", "0", "\"leakyrelu\"", "\"\""})
    void anEnumerationHasOneSpelling(String json) {
        assertThatThrownBy(() -> mapper.readValue(json, Sketch.Function.class))
                .isInstanceOf(JacksonException.class);
    }
}
