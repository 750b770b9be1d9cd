package dev.dropwise.export;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.layer.LayerNorm;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import org.junit.jupiter.api.Test;

class UnwritableLayersTests {

    private static final Architecture NETWORK =
            ShapeInference.design(
                    SpecJson.model(
                            "{input: {shape: [6]}, layers: [{type: 'dropout', rate: 0.5}, {type: 'residual', layers: [{type: 'layerNorm'}]}, {type: 'dense', units: 2}]}"),
                    null);

    @Test
    void areToldByTheirPlaces() {
        assertThatThrownBy(
                        () ->
                                UnwritableLayers.refuse(
                                        NETWORK.layers(),
                                        "onnx",
                                        layer -> !(layer instanceof LayerNorm)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(
                        "/layers/1/layers/0: expected a layer that can be written as onnx, received layerNorm");
    }

    @Test
    void noiseNeedsNothing() {
        assertThatCode(
                        () ->
                                UnwritableLayers.refuse(
                                        NETWORK.layers(),
                                        "onnx",
                                        layer -> !layer.typeName().equals("dropout")))
                .doesNotThrowAnyException();
    }
}
