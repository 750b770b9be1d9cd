package dev.dropwise.spec.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.web.DropwiseJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule has a test that fires it and one that does not. */
class AdvisorTests {

    private static final String DENSE = "{'type': 'dense', 'units': 4, 'activation': 'relu'}";
    private static final String OUTPUT = "{'type': 'dense', 'units': 2}";
    private static final String HALF = "{'type': 'dropout', 'rate': 0.5}";
    private static final String CONV =
            "{'type': 'conv2d', 'filters': 4, 'kernel': 3, 'activation': 'relu'}";
    private static final String POOL = "{'type': 'maxPool2d'}";
    private static final String TANH = "{'type': 'activation', 'function': 'tanh'}";
    private static final String FLATTEN = "{'type': 'flatten'}";
    private static final String BATCH_NORM = "{'type': 'batchNorm'}";
    private static final String CONCRETE = "{'type': 'concreteDropout', 'rate': 0.5}";
    private static final String NOISE = "{'type': 'gaussianNoise', 'stddev': 0.1}";
    private static final String STEPS = "{'type': 'reshape', 'shape': [8, 8]}";

    @Test
    void advisesAgainstDropoutOnTheOutput() {
        assertThat(found("dropoutOnOutput", DENSE, OUTPUT, HALF)).containsExactly("/layers/2");
        assertThat(found("dropoutOnOutput", OUTPUT, HALF, TANH, HALF))
                .containsExactly("/layers/1", "/layers/3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gaussianDropout", "alphaDropout", "concreteDropout"})
    void takesTheVariantsOfDropoutForDropout(String type) {
        String variant = HALF.replace("dropout", type);
        assertThat(found("dropoutOnOutput", DENSE, OUTPUT, variant)).containsExactly("/layers/2");
        assertThat(found("highInputRate", variant, OUTPUT)).containsExactly("/layers/0");
        assertThat(found("highRate", DENSE, variant.replace("0.5", "0.9"), OUTPUT))
                .containsExactly("/layers/1");
        assertThat(found("highRate", DENSE, variant, OUTPUT)).isEmpty();
    }

    @Test
    void looksIntoLayersOfLayers() {
        assertThat(found("dropoutOnOutput", OUTPUT, residual(HALF, residual(HALF))))
                .containsExactly("/layers/1/layers/0", "/layers/1/layers/1/layers/0");
        assertThat(found("dropoutOnOutput", OUTPUT, residual(HALF), OUTPUT)).isEmpty();
        assertThat(found("dropoutOnOutput", FLATTEN, residual(HALF, DENSE))).isEmpty();
        assertThat(found("highInputRate", FLATTEN, residual(HALF, DENSE), HALF, OUTPUT))
                .containsExactly("/layers/1/layers/0");
        String conv = CONV.replace("3,", "3, 'padding': 'same',");
        assertThat(found("dropoutAfterConvolution", residual(conv, HALF), HALF, OUTPUT))
                .containsExactly("/layers/0/layers/1", "/layers/1");
    }

    @Test
    void hasNothingAgainstNoiseThatDropsNothingOnTheOutput() {
        assertThat(found("dropoutOnOutput", DENSE, OUTPUT, NOISE)).isEmpty();
    }

    @Test
    void normalizationIsNoWeightsToMakeUpForWhatWasDropped() {
        assertThat(found("dropoutOnOutput", OUTPUT, HALF, BATCH_NORM)).containsExactly("/layers/1");
        assertThat(found("highInputRate", BATCH_NORM, HALF, OUTPUT)).containsExactly("/layers/1");
        assertThat(found("highInputRate", BATCH_NORM, DENSE, HALF, OUTPUT)).isEmpty();
    }

    @Test
    void hasNothingAgainstDropoutBeforeTheLastWeights() {
        assertThat(found("dropoutOnOutput", DENSE, HALF, OUTPUT, TANH)).isEmpty();
        assertThat(found("dropoutOnOutput", OUTPUT, rate(0))).isEmpty();
    }

    @Test
    void advisesAgainstRatesAbove80Percent() {
        assertThat(found("highRate", DENSE, rate(0.81), OUTPUT)).containsExactly("/layers/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'dense', 'units': 8, 'dropConnect': 0.9} | /layers/1/dropConnect",
                "{'type': 'residual', 'stochasticDepth': 0.9, 'layers': [{'type': 'flatten'}]} | /layers/1/stochasticDepth",
                "{'type': 'residual', 'layers': [{'type': 'dropout', 'rate': 0.9}]} | /layers/1/layers/0",
                "{'type': 'gru', 'units': 2, 'zoneout': 0.9} | /layers/1/zoneout",
                "{'type': 'multiHeadAttention', 'heads': 2, 'dropout': 0.9} | /layers/1/dropout",
                "{'type': 'dropout', 'rate': {'schedule': 'early', 'until': 2, 'rate': 0.9}} | /layers/1"
            })
    void advisesAgainstRatesAbove80PercentWhereverTheyAre(String layer, String pointer) {
        String start = layer.contains("flatten") ? FLATTEN : STEPS;
        assertThat(found("highRate", start, layer, OUTPUT)).containsExactly(pointer);
        assertThat(found("highRate", start, layer.replace("0.9", "0.8"), OUTPUT)).isEmpty();
    }

    @Test
    void hasNothingAgainst80Percent() {
        assertThat(found("highRate", DENSE, rate(0.8), OUTPUT)).isEmpty();
    }

    @Test
    void advisesAgainstDroppingMuchOfTheInput() {
        assertThat(found("highInputRate", rate(0.31), DENSE, HALF, OUTPUT))
                .containsExactly("/layers/0");
        assertThat(found("highInputRate", FLATTEN, HALF, OUTPUT)).containsExactly("/layers/1");
    }

    @Test
    void hasNothingAgainstDroppingSomeOfTheInput() {
        assertThat(found("highInputRate", rate(0.3), DENSE, HALF, OUTPUT)).isEmpty();
    }

    @Test
    void advisesToHoldBackMoreParametersThanExamples() {
        List<Advice> advice = Advisor.advise(net(DENSE, OUTPUT), TrainingSpec.usual(), 100);
        assertThat(advice)
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.rule()).isEqualTo("noRegularization");
                            assertThat(one.pointer()).isEqualTo("/layers");
                            assertThat(one.message()).contains("270 parameters", "100 training");
                            assertThat(one.under("/model").pointer()).isEqualTo("/model/layers");
                        });
        assertThat(Advisor.advise(net(DENSE, rate(0), OUTPUT), null, 100)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"270, 'adam', ", ", 'adam', ", "100, 'adam', 0.01", "100, 'adamw', "})
    void hasNothingAgainstANetThatCannotOrMayNotLearnByHeart(
            @Nullable Integer examples, String optimizer, @Nullable Double weightDecay) {
        TrainingSpec training =
                SpecJson.training(
                        "{'optimizer': {'type': '%s'}, 'regularization': {'weightDecay': %s}}"
                                .formatted(optimizer, weightDecay));
        assertThat(Advisor.advise(net(DENSE, OUTPUT), training, examples)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'l1': 0.1", "'elasticNet': {}", "'maxNorm': 3", "'unitNorm': true"})
    void takesPenaltiesAndConstraintsForARegularization(String regularization) {
        TrainingSpec training =
                SpecJson.training("{'regularization': {%s}}".formatted(regularization));
        assertThat(Advisor.advise(net(DENSE, OUTPUT), training, 100))
                .extracting(Advice::rule)
                .doesNotContain("noRegularization");
    }

    @Test
    void takesDropoutForARegularization() {
        assertThat(Advisor.advise(net(DENSE, HALF, OUTPUT), TrainingSpec.usual(), 100)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | {'type': 'dropBlock2d', 'rate': 0.1}",
                "true | {'type': 'gaussianNoise', 'stddev': 0.1}",
                "false | {'type': 'gaussianNoise', 'stddev': 0}",
                "true | {'type': 'concreteDropout'}",
                "true | {'type': 'dense', 'units': 4, 'dropConnect': 0.5}",
                "true | {'type': 'conv2d', 'filters': 2, 'kernel': 3, 'dropConnect': {'schedule': 'late', 'from': 3, 'rate': 0.1}}",
                "true | {'type': 'residual', 'stochasticDepth': 0.2, 'layers': [{'type': 'activation', 'function': 'relu'}]}",
                "true | {'type': 'residual', 'layers': [{'type': 'dropout', 'rate': 0.2}]}",
                "false | {'type': 'residual', 'layers': [{'type': 'dropout', 'rate': 0}]}"
            })
    void takesAllNoiseForARegularization(boolean isNoise, String layer) {
        requireNoise(isNoise, net(layer, DENSE, OUTPUT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | {'type': 'gru', 'units': 2, 'recurrentDropout': 0.2}",
                "true | {'type': 'lstm', 'units': 2, 'zoneout': 0.2}",
                "true | {'type': 'lstm', 'units': 2, 'layers': 2, 'dropout': 0.2}",
                "false | {'type': 'lstm', 'units': 2, 'layers': 1, 'dropout': 0.2}",
                "true | {'type': 'multiHeadAttention', 'heads': 2, 'dropout': 0.2}",
                "false | {'type': 'multiHeadAttention', 'heads': 2}",
                "true | {'type': 'transformerEncoder', 'heads': 2}",
                "false | {'type': 'transformerEncoder', 'heads': 2, 'dropout': 0}"
            })
    void takesTheNoiseOfLayersForSequencesForARegularization(boolean isNoise, String layer) {
        requireNoise(isNoise, net(STEPS, layer, OUTPUT));
    }

    @Test
    void takesTheDropoutOfAnEmbeddingForARegularization() {
        String embedding = "{'type': 'embedding', 'units': 4, 'vocabulary': 300, 'dropout': 0.1}";
        requireNoise(true, net(FLATTEN, embedding, OUTPUT));
        requireNoise(false, net(FLATTEN, embedding.replace("0.1", "0"), OUTPUT));
    }

    private static void requireNoise(boolean isNoise, Architecture net) {
        TrainingSpec training = SpecJson.training("{'regularization': {'maxNorm': 3}}");
        assertThat(Advisor.advise(net, null, 10).stream().map(Advice::rule).toList())
                .matches(rules -> rules.contains("noRegularization") != isNoise);
        assertThat(Advisor.advise(net, training, 10).stream().map(Advice::rule).toList())
                .matches(rules -> rules.contains("maxNormWithoutDropout") != isNoise);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'augmentation': [{'type': 'shift', 'fraction': 0.1}]",
                "'regularization': {'labelSmoothing': 0.1}",
                "'regularization': {'mixup': 0.2}",
                "'regularization': {'adversarial': {}}"
            })
    void takesWhatChangesExamplesOrTheirTruthForARegularization(String training) {
        assertThat(Advisor.advise(net(DENSE, OUTPUT), SpecJson.training("{" + training + "}"), 100))
                .isEmpty();
    }

    @Test
    void advisesAgainstElementWiseDropoutAfterAConvolution() {
        String rule = "dropoutAfterConvolution";
        assertThat(found(rule, CONV, HALF, OUTPUT)).containsExactly("/layers/1");
        assertThat(found(rule, CONV, TANH, POOL, rate(0.1), OUTPUT)).containsExactly("/layers/3");
        assertThat(found(rule, CONV, BATCH_NORM, CONCRETE, OUTPUT)).containsExactly("/layers/2");
        String conv1d = "{'type': 'conv1d', 'filters': 4, 'kernel': 3}";
        String pool = "{'type': 'maxPool1d'}";
        assertThat(found(rule, STEPS, conv1d, pool, HALF, OUTPUT)).containsExactly("/layers/3");
    }

    @Test
    void hasNothingAgainstDropoutAwayFromConvolutions() {
        String rule = "dropoutAfterConvolution";
        assertThat(found(rule, CONV, FLATTEN, HALF, OUTPUT)).isEmpty();
        assertThat(found(rule, CONV, DENSE, HALF, OUTPUT)).isEmpty();
        assertThat(found(rule, rate(0.2), CONV, OUTPUT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spatialDropout2d", "dropBlock2d", "alphaDropout"})
    void hasNothingAgainstDropoutForConvolutionsAfterOne(String type) {
        String dropout = HALF.replace("dropout", type);
        assertThat(found("dropoutAfterConvolution", CONV, dropout, OUTPUT)).isEmpty();
    }

    @Test
    void advisesAgainstDropoutBeforeBatchNorm() {
        String rule = "dropoutBeforeBatchNorm";
        assertThat(found(rule, DENSE, HALF, BATCH_NORM, OUTPUT)).containsExactly("/layers/1");
        assertThat(found(rule, CONV, HALF, TANH, FLATTEN, NOISE, BATCH_NORM, OUTPUT))
                .containsExactly("/layers/1", "/layers/4");
        assertThat(found(rule, CONV, "{'type': 'dropBlock2d', 'rate': 0.1}", BATCH_NORM, OUTPUT))
                .containsExactly("/layers/1");
        assertThat(found(rule, DENSE, CONCRETE, BATCH_NORM, OUTPUT)).containsExactly("/layers/1");
        assertThat(found(rule, DENSE, residual(DENSE, HALF), residual(BATCH_NORM, DENSE), OUTPUT))
                .containsExactly("/layers/1/layers/1");
    }

    @Test
    void hasNothingAgainstDropoutBehindBatchNormOrBeforeOtherNorms() {
        String rule = "dropoutBeforeBatchNorm";
        String layerNorm = BATCH_NORM.replace("batch", "layer");
        assertThat(found(rule, DENSE, BATCH_NORM, HALF, OUTPUT)).isEmpty();
        assertThat(found(rule, DENSE, HALF, DENSE, BATCH_NORM, OUTPUT)).isEmpty();
        assertThat(found(rule, DENSE, HALF, layerNorm, BATCH_NORM, OUTPUT)).isEmpty();
        assertThat(found(rule, DENSE, rate(0), BATCH_NORM, OUTPUT)).isEmpty();
    }

    @Test
    void alphaDropoutKeepsTheVarianceOfSeluForBatchNorm() {
        String alpha = HALF.replace("dropout", "alphaDropout");
        String rule = "dropoutBeforeBatchNorm";
        assertThat(found(rule, DENSE, alpha, BATCH_NORM, OUTPUT)).containsExactly("/layers/1");
        assertThat(found(rule, DENSE.replace("relu", "selu"), alpha, BATCH_NORM, OUTPUT)).isEmpty();
    }

    @Test
    void advisesAgainstPlainDropoutWithSelu() {
        String selu = DENSE.replace("relu", "selu");
        String rule = "plainDropoutWithSelu";
        assertThat(found(rule, selu, HALF, OUTPUT)).containsExactly("/layers/1");
        assertThat(found(rule, OUTPUT, TANH.replace("tanh", "selu"), FLATTEN, HALF, OUTPUT))
                .containsExactly("/layers/3");
        assertThat(found(rule, selu, HALF.replace("dropout", "gaussianDropout"), OUTPUT))
                .containsExactly("/layers/1");
    }

    @Test
    void hasNothingAgainstAlphaDropoutWithSelu() {
        String selu = DENSE.replace("relu", "selu");
        String alpha = HALF.replace("dropout", "alphaDropout");
        assertThat(found("plainDropoutWithSelu", selu, alpha, OUTPUT)).isEmpty();
    }

    @Test
    void hasNothingAgainstPlainDropoutOfOtherActivations() {
        String selu = DENSE.replace("relu", "selu");
        String rule = "plainDropoutWithSelu";
        assertThat(found(rule, rate(0.1), selu, DENSE, HALF, OUTPUT)).isEmpty();
        assertThat(found(rule, selu, TANH, HALF, OUTPUT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "softmax"})
    void advisesAgainstProbabilitiesOnTheOutput(String function) {
        String output = OUTPUT.replace("2}", "2, 'activation': '" + function + "'}");
        String layer = TANH.replace("tanh", function);
        String rule = function + "OnOutput";
        assertThat(found(rule, DENSE, output)).containsExactly("/layers/1");
        assertThat(found(rule, DENSE, OUTPUT, layer, HALF)).containsExactly("/layers/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sigmoid", "softmax"})
    void hasNothingAgainstProbabilitiesWithin(String function) {
        String within = DENSE.replace("relu", function);
        String rule = function + "OnOutput";
        assertThat(found(rule, within, OUTPUT)).isEmpty();
        assertThat(found(rule, within, TANH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "elu", "selu", "gelu", "silu", "tanh", "softplus"})
    void advisesAgainstFunctionsThatBoundTheOutput(String function) {
        String output = OUTPUT.replace("2}", "2, 'activation': '" + function + "'}");
        String layer = TANH.replace("tanh", function);
        assertThat(found("boundedOutput", DENSE, output)).containsExactly("/layers/1");
        assertThat(found("boundedOutput", DENSE, OUTPUT, layer, HALF)).containsExactly("/layers/2");
        assertThat(found("boundedOutput", DENSE.replace("relu", function), OUTPUT)).isEmpty();
    }

    @Test
    void advisesADenseLayerBehindAState() {
        String lstm = "{'type': 'lstm', 'units': 2}";
        assertThat(found("boundedOutput", STEPS, lstm)).containsExactly("/layers/1");
        assertThat(found("boundedOutput", STEPS, lstm, OUTPUT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam", "adamw", "nadam"})
    void advisesAgainstL2WithAdam(String optimizer) {
        String training = "{'optimizer': {'type': '%s'}, 'regularization': {%s}}";
        assertThat(trained("l2WithAdam", training.formatted(optimizer, "'l2': 0.01"), OUTPUT))
                .containsExactly("/training/regularization/l2");
        assertThat(trained("l2WithAdam", training.formatted(optimizer, "'elasticNet': {}"), OUTPUT))
                .containsExactly("/training/regularization/elasticNet/l2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sgd|'l2': 0.01",
                "adam|'l2': 0",
                "adam|'l1': 0.01",
                "adamw|'weightDecay': 0.1",
                "nadam|'elasticNet': {'l2': 0}"
            })
    void hasNothingAgainstL2WithSgdOrDecayWithAdam(String optimizer, String regularization) {
        String training =
                "{'optimizer': {'type': '%s'}, 'regularization': {%s}}"
                        .formatted(optimizer, regularization);
        assertThat(trained("l2WithAdam", training, OUTPUT)).isEmpty();
    }

    @Test
    void advisesAgainstMaxNormWithoutDropout() {
        String training = "{'regularization': {'maxNorm': 3}}";
        assertThat(trained("maxNormWithoutDropout", training, DENSE, OUTPUT))
                .containsExactly("/training/regularization/maxNorm");
    }

    @Test
    void looksAtWhatHoldsALayerBackAlone() {
        String held = "{'type': 'dense', 'units': 4, 'regularization': {'l2': 0.1, 'maxNorm': 2}}";
        String adam = "{'optimizer': {'type': 'adam'}}";
        assertThat(trained("l2WithAdam", adam, held, OUTPUT))
                .containsExactly("/layers/0/regularization/l2");
        assertThat(trained("l2WithAdam", "{'optimizer': {'type': 'sgd'}}", held, OUTPUT)).isEmpty();
        assertThat(trained("maxNormWithoutDropout", adam, held, OUTPUT))
                .containsExactly("/layers/0/regularization/maxNorm");
        assertThat(trained("maxNormWithoutDropout", adam, held, HALF, OUTPUT)).isEmpty();
    }

    @Test
    void hasNothingAgainstMaxNormWithDropout() {
        String training = "{'regularization': {'maxNorm': 3}}";
        assertThat(trained("maxNormWithoutDropout", training, DENSE, HALF, OUTPUT)).isEmpty();
        assertThat(trained("maxNormWithoutDropout", "{}", DENSE, OUTPUT)).isEmpty();
    }

    @Test
    void advisesAgainstLabelSmoothingWithTheFocalLoss() {
        String training = "{'loss': {'type': 'focal'}, 'regularization': {'labelSmoothing': 0.1}}";
        assertThat(trained("labelSmoothingWithFocal", training, OUTPUT))
                .containsExactly("/training/regularization/labelSmoothing");
    }

    @Test
    void hasNothingAgainstEitherAlone() {
        String rule = "labelSmoothingWithFocal";
        assertThat(trained(rule, "{'loss': {'type': 'focal'}}", OUTPUT)).isEmpty();
        assertThat(
                        trained(
                                rule,
                                "{'loss': {'type': 'softmaxCrossEntropy'}, 'regularization': {'labelSmoothing': 0.1}}",
                                OUTPUT))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type': 'dense', 'units': 4, 'dropConnect': 0.2, 'frozen': true} | /layers/1/dropConnect",
                "{'type': 'gru', 'units': 2, 'zoneout': 0.1, 'recurrentDropout': 0.1, 'frozen': true} | /layers/1/recurrentDropout, /layers/1/zoneout",
                "{'type': 'residual', 'frozen': true, 'layers': [{'type': 'dropout', 'rate': 0.5}]} | /layers/1/layers/0/rate",
                "{'type': 'residual', 'frozen': true, 'stochasticDepth': 0.2, 'layers': [{'type': 'gaussianNoise', 'stddev': 0.1}]} | /layers/1/layers/0, /layers/1/stochasticDepth"
            })
    void advisesAgainstNoiseInFrozenLayers(String layer, String pointers) {
        assertThat(found("noiseInFrozenLayer", STEPS, layer, OUTPUT))
                .containsExactly(pointers.split(", "));
        assertThat(
                        found(
                                "noiseInFrozenLayer",
                                STEPS,
                                layer.replace("'frozen': true", "'frozen': false"),
                                OUTPUT))
                .isEmpty();
    }

    @Test
    void hasNothingAgainstFrozenLayersWithoutNoise() {
        assertThat(
                        found(
                                "noiseInFrozenLayer",
                                DENSE.replace("4", "4, 'frozen': true"),
                                HALF,
                                OUTPUT))
                .isEmpty();
    }

    @Test
    void frozenNoiseIsNone() {
        String frozen =
                residual(HALF, BATCH_NORM)
                        .replace("{'type': 'res", "{'frozen': true, 'type': 'res");
        requireNoise(false, net(frozen, DENSE, OUTPUT));
        requireNoise(
                false,
                net(DENSE.replace("4", "4, 'frozen': true, 'dropConnect': 0.5"), DENSE, OUTPUT));
        assertThat(found("dropoutBeforeBatchNorm", frozen, OUTPUT)).isEmpty();
        assertThat(found("highRate", frozen.replace("0.5", "0.9"), OUTPUT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'schedule': 'early', 'until': %d, 'rate': 0.5} | 5 | 4 | until",
                "{'schedule': 'linear', 'to': %d, 'rate': 0.5} | 6 | 5 | to",
                "{'schedule': 'linear', 'from': 2, 'to': %d, 'rate': 0.5} | 9 | 3 | to"
            })
    void advisesAgainstRatesThatEndAfterTheTraining(
            String rate, int late, int inTime, String property) {
        String drop = HALF.replace("0.5", rate);
        String five = "{'epochs': 5}";
        assertThat(trained("endlessRate", five, DENSE, drop.formatted(late), OUTPUT))
                .containsExactly("/layers/1/rate/" + property);
        assertThat(trained("endlessRate", five, DENSE, residual(drop.formatted(late)), OUTPUT))
                .containsExactly("/layers/1/layers/0/rate/" + property);
        assertThat(trained("endlessRate", five, DENSE, drop.formatted(inTime), OUTPUT)).isEmpty();
        assertThat(found("endlessRate", DENSE, drop.formatted(late), OUTPUT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'schedule': {'type': 'step'} | | 10 | 11 | every",
                "'schedule': {'type': 'step', 'every': 3, 'warmUp': 1.5} | | 4 | 5 | every",
                "'schedule': {'type': 'reduceOnPlateau', 'patience': 4} | | 5 | 6 | patience",
                "'schedule': {'type': 'reduceOnPlateau', 'patience': 4} | 'patience': 6, 'from': 3 | 7 | 8 | patience"
            })
    void advisesAgainstLearningRatesThatAreNeverLowered(
            String schedule, @Nullable String stopping, int few, int enough, String property) {
        String training =
                "{'epochs': %%d, 'optimizer': {'type': 'sgd', %s}%s}"
                        .formatted(
                                schedule,
                                stopping == null ? "" : ", 'earlyStopping': {" + stopping + "}");
        String rule = "idleLearningRateSchedule";
        assertThat(trained(rule, training.formatted(few), OUTPUT))
                .containsExactly("/training/optimizer/schedule/" + property);
        assertThat(trained(rule, training.formatted(enough), OUTPUT)).isEmpty();
    }

    @Test
    void advisesAgainstPlateausLongerThanTheTrainingWaits() {
        String training =
                """
                {'epochs': 50, 'earlyStopping': {'patience': %d},
                 'optimizer': {'type': 'sgd', 'schedule': {'type': 'reduceOnPlateau', 'patience': 5}}}""";
        String rule = "idleLearningRateSchedule";
        assertThat(trained(rule, training.formatted(5), OUTPUT))
                .containsExactly("/training/optimizer/schedule/patience");
        assertThat(trained(rule, training.formatted(6), OUTPUT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'patience': 5 | 6 | only picks the best",
                "'patience': 5, 'restoreBest': false | 6 | does nothing",
                "'patience': 2, 'from': 7 | 9 | only picks the best"
            })
    void advisesAgainstPatienceThatOutlastsTheTraining(String stopping, int epochs, String words) {
        String training = "{'epochs': %%d, 'earlyStopping': {%s}}".formatted(stopping);
        TrainingSpec few = SpecJson.training(training.formatted(epochs));
        assertThat(Advisor.advise(net(OUTPUT), few, null))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.rule()).isEqualTo("idleEarlyStopping");
                            assertThat(one.pointer()).isEqualTo("/training/earlyStopping/patience");
                            assertThat(one.message()).contains(words);
                        });
        assertThat(trained("idleEarlyStopping", training.formatted(epochs + 1), OUTPUT)).isEmpty();
        assertThat(trained("idleEarlyStopping", "{'epochs': 2}", OUTPUT)).isEmpty();
    }

    @Test
    void advisesAgainstFewRowsToCalibrateOn() {
        TrainingSpec tenth = SpecJson.training("{'calibration': {'fraction': 0.1}}");

        assertThat(Advisor.advise(net(DENSE, HALF, OUTPUT), tenth, 400))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.rule()).isEqualTo("fewCalibrationRows");
                            assertThat(one.pointer()).isEqualTo("/training/calibration/fraction");
                            assertThat(one.message())
                                    .contains("about 50 carry no confidenceLevel above 0.980");
                        });
        assertThat(Advisor.advise(net(DENSE, HALF, OUTPUT), tenth, 800)).isEmpty();
        assertThat(Advisor.advise(net(DENSE, HALF, OUTPUT), TrainingSpec.usual(), 400)).isEmpty();
    }

    /** The pointers of what one rule finds in a training. */
    private static List<String> trained(String rule, String training, String... layers) {
        return Advisor.advise(net(layers), SpecJson.training(training), null).stream()
                .filter(advice -> advice.rule().equals(rule))
                .map(Advice::pointer)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleHasANameAndAReference(AdviceRule rule) {
        Architecture worst =
                net(
                        rate(0.9),
                        CONV.replace("relu", "selu"),
                        rate(0.9),
                        BATCH_NORM,
                        "{'type': 'dense', 'units': 3}",
                        rate(0.9));
        Architecture bare = net(DENSE, OUTPUT.replace("2}", "2, 'activation': 'sigmoid'}"));
        Architecture bounded = net(DENSE, OUTPUT, TANH);
        Architecture twice = net(DENSE, OUTPUT.replace("2}", "2, 'activation': 'softmax'}"));
        TrainingSpec training =
                SpecJson.training(
                        """
                        {'loss': {'type': 'focal'}, 'optimizer': {'type': 'adam'},
                         'regularization': {'l2': 0.1, 'maxNorm': 1, 'labelSmoothing': 0.1}}""");
        Architecture still =
                net(
                        "{'type': 'dense', 'units': 3, 'dropConnect': 0.1, 'frozen': true}",
                        HALF.replace("0.5", "{'schedule': 'early', 'until': 5, 'rate': 0.1}"),
                        OUTPUT);
        TrainingSpec brief =
                SpecJson.training(
                        """
                        {'epochs': 3, 'earlyStopping': {}, 'calibration': {},
                         'optimizer': {'type': 'sgd', 'schedule': {'type': 'step'}}}""");
        assertThat(
                        List.of(
                                new AdviceSubject(still, brief, 1),
                                new AdviceSubject(worst, null, 1),
                                new AdviceSubject(bare, null, 1),
                                new AdviceSubject(twice, null, 1),
                                new AdviceSubject(bounded, null, 1),
                                new AdviceSubject(bare, training, 1)))
                .flatExtracting(subject -> rule.advise(subject).toList())
                .isNotEmpty()
                .allSatisfy(
                        advice -> {
                            assertThat(advice.rule()).matches("[a-z][A-Za-z0-9]+");
                            assertThat(advice.message()).endsWith(".");
                            assertThat(advice.reference()).startsWith("https://");
                        });
    }

    private static String residual(String... layers) {
        return "{'type': 'residual', 'layers': [%s]}".formatted(String.join(", ", layers));
    }

    private static String rate(double rate) {
        return HALF.replace("0.5", Double.toString(rate));
    }

    /** The pointers of what one rule finds in a network. */
    private static List<String> found(String rule, String... layers) {
        return Advisor.advise(net(layers), null, null).stream()
                .filter(advice -> advice.rule().equals(rule))
                .map(Advice::pointer)
                .toList();
    }

    private static Architecture net(String... layers) {
        String json =
                "{'input': {'shape': [1, 8, 8]}, 'layers': [%s]}"
                        .formatted(String.join(", ", layers));
        return ShapeInference.design(read(json, ModelSpec.class), null);
    }

    private static <T> T read(String json, Class<T> type) {
        return DropwiseJson.mapper().readValue(json.replace('\'', '"'), type);
    }
}
