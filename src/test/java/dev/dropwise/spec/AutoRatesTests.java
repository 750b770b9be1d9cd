package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.layer.Shape;
import dev.dropwise.layer.rate.AutoRate;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoRatesTests {

    private static final String DENSE = "{type: 'dense', units: 8, activation: 'relu'}";
    private static final String OUTPUT = "{type: 'dense', units: 2}";
    private static final String DROP = "{type: 'dropout', rate: 'auto'}";
    private static final String SAME =
            "{type: 'conv2d', filters: 1, kernel: 3, padding: 'same', activation: 'relu'}";

    @Test
    void takesTheArticlesRatesByPlace() {
        assertThat(rates(DROP, DENSE, DROP, OUTPUT, DROP))
                .containsExactly(rate("dropout1", 0.2), rate("dropout2", 0.5), rate("dropout3", 0));
    }

    @ParameterizedTest
    @CsvSource({"dropout", "gaussianDropout", "spatialDropout2d", "dropBlock2d", "alphaDropout"})
    void dropsLittleOfWhatAConvolutionGives(String type) {
        String drop = DROP.replace("dropout", type);
        assertThat(rates(SAME, "{type: 'maxPool2d'}", "{type: 'batchNorm'}", drop, OUTPUT))
                .containsExactly(rate(type + "1", 0.1));
    }

    @Test
    void aDenseLayerEndsTheConvolutions() {
        assertThat(rates(SAME, "{type: 'flatten'}", DROP, DENSE, DROP, OUTPUT))
                .containsExactly(rate("dropout1", 0.5), rate("dropout2", 0.5));
    }

    @Test
    void alphaDropoutNeverDropsMuch() {
        String alpha = DROP.replace("dropout", "alphaDropout");
        assertThat(rates(alpha, DENSE, alpha, OUTPUT, alpha))
                .containsExactly(
                        rate("alphaDropout1", 0.1),
                        rate("alphaDropout2", 0.1),
                        rate("alphaDropout3", 0));
    }

    @Test
    void knowsWhereALayerWithinALayerIs() {
        String first = "{type: 'residual', layers: [%s, %s]}".formatted(DROP, SAME);
        String last = "{type: 'residual', layers: [%s, %s]}".formatted(OUTPUT, DROP);
        assertThat(rates(first, DROP, DENSE, DROP, last).values())
                .containsExactly(
                        new ConstantRate(0.2),
                        new ConstantRate(0.1),
                        new ConstantRate(0.5),
                        new ConstantRate(0));
    }

    @Test
    void weightsAreDroppedLikeTheirInputs() {
        String dense = "{type: 'dense', units: 2, dropConnect: 'auto'}";
        String conv = SAME.replace("}", ", dropConnect: 'auto'}");
        assertThat(rates(dense, dense))
                .containsExactly(rate("dense1.dropConnect", 0.2), rate("dense2.dropConnect", 0.5));
        assertThat(rates(conv, conv, dense).values())
                .containsExactly(
                        new ConstantRate(0.1), new ConstantRate(0.1), new ConstantRate(0.5));
    }

    @Test
    void stochasticDepthRisesWithTheDepth() {
        String residual = "{type: 'residual', stochasticDepth: 'auto', layers: [%s]}";
        String inner = residual.formatted(SAME);
        assertThat(rates(inner, inner, residual.formatted(inner), OUTPUT))
                .containsOnly(
                        rate("residual1.stochasticDepth", 0.125),
                        rate("residual2.stochasticDepth", 0.25),
                        rate("residual3.stochasticDepth", 0.5),
                        rate("residual4.stochasticDepth", 0.375));
    }

    @Test
    void knowsTheLayersForSequences() {
        String steps = "{type: 'reshape', shape: [8, 8]}";
        String lstm =
                "{type: 'lstm', units: 8, layers: 2, returnSequences: true, dropout: 'auto',"
                        + " recurrentDropout: 'auto', zoneout: 'auto'}";
        String attention = "{type: 'multiHeadAttention', heads: 2, dropout: 'auto'}";
        String encoder = "{type: 'transformerEncoder', heads: 2, dropout: 'auto'}";
        assertThat(rates(steps, lstm, attention, encoder, OUTPUT))
                .containsExactly(
                        rate("lstm1.dropout", 0.5),
                        rate("lstm1.recurrentDropout", 0.25),
                        rate("lstm1.zoneout", 0.1),
                        rate("multiHeadAttention1.dropout", 0.1),
                        rate("transformerEncoder1.dropout", 0.1));
        assertThat(rates(steps, lstm.replace("layers: 2, ", ""), OUTPUT))
                .as("nothing to drop between")
                .doesNotContainKey("lstm1.dropout")
                .contains(rate("lstm1.zoneout", 0.1));
        String embedding = "{type: 'embedding', units: 8, vocabulary: 20, dropout: 'auto'}";
        assertThat(rates("{type: 'flatten'}", embedding, OUTPUT))
                .containsExactly(rate("embedding1.dropout", 0.1));
    }

    @Test
    void leavesNumbersAndSchedulesAsTheyAre() {
        ModelSpec spec = SpecJson.model(net(DENSE, "{type: 'dropout', rate: 0.3}", OUTPUT));
        Architecture architecture = ShapeInference.design(spec, null);
        assertThat(architecture.rates()).containsExactly(rate("dropout1", 0.3));
        assertThat(SpecJson.write(spec)).doesNotContain("auto");
    }

    @Test
    void thePlanHasTheNumbersAndTheSpecTheWord() {
        ModelSpec spec = SpecJson.model(net(DROP, DENSE, DROP, OUTPUT));
        DataSignature data = new DataSignature(Shape.of(1, 8, 8), 2, Map.of("a", 9, "b", 9));
        SpecCompleter.Specs specs =
                SpecCompleter.complete(spec, TrainingSpec.usual().seeded(7), data);

        assertThat(SpecJson.write(specs.model())).contains("\"rate\":0.2", "\"rate\":0.5");
        assertThat(SpecJson.write(spec)).contains("\"rate\":\"auto\"");
        assertThat(SpecJson.model(SpecJson.write(spec))).isEqualTo(spec);
        assertThat(SpecCompleter.complete(specs.model(), specs.training(), data)).isEqualTo(specs);
    }

    private static Map<String, Rate> rates(String... layers) {
        Architecture architecture = ShapeInference.design(SpecJson.model(net(layers)), null);
        assertThat(architecture.rates().values()).doesNotHaveAnyElementsOfTypes(AutoRate.class);
        return architecture.rates();
    }

    private static Map.Entry<String, Rate> rate(String name, double rate) {
        return Map.entry(name, new ConstantRate(rate));
    }

    private static String net(String... layers) {
        return "{input: {shape: [1, 8, 8]}, layers: [%s]}".formatted(String.join(", ", layers));
    }
}
