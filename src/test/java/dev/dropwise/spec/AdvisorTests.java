package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void advisesAgainstDropoutOnTheOutput() {
        assertThat(found("dropoutOnOutput", DENSE, OUTPUT, HALF)).containsExactly("/layers/2");
        assertThat(found("dropoutOnOutput", OUTPUT, HALF, TANH, HALF))
                .containsExactly("/layers/1", "/layers/3");
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
                read(
                        "{'optimizer': {'type': '%s'}, 'regularization': {'weightDecay': %s}}"
                                .formatted(optimizer, weightDecay),
                        TrainingSpec.class);
        assertThat(Advisor.advise(net(DENSE, OUTPUT), training, examples)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'l1': 0.1", "'elasticNet': {}", "'maxNorm': 3", "'unitNorm': true"})
    void takesPenaltiesAndConstraintsForARegularization(String regularization) {
        TrainingSpec training =
                read("{'regularization': {%s}}".formatted(regularization), TrainingSpec.class);
        assertThat(Advisor.advise(net(DENSE, OUTPUT), training, 100))
                .extracting(Advice::rule)
                .doesNotContain("noRegularization");
    }

    @Test
    void takesDropoutForARegularization() {
        assertThat(Advisor.advise(net(DENSE, HALF, OUTPUT), TrainingSpec.usual(), 100)).isEmpty();
    }

    @Test
    void advisesAgainstElementWiseDropoutAfterAConvolution() {
        String rule = "dropoutAfterConvolution";
        assertThat(found(rule, CONV, HALF, OUTPUT)).containsExactly("/layers/1");
        assertThat(found(rule, CONV, TANH, POOL, rate(0.1), OUTPUT)).containsExactly("/layers/3");
    }

    @Test
    void hasNothingAgainstDropoutAwayFromConvolutions() {
        String rule = "dropoutAfterConvolution";
        assertThat(found(rule, CONV, FLATTEN, HALF, OUTPUT)).isEmpty();
        assertThat(found(rule, CONV, DENSE, HALF, OUTPUT)).isEmpty();
        assertThat(found(rule, rate(0.2), CONV, OUTPUT)).isEmpty();
    }

    @Test
    void advisesAgainstPlainDropoutWithSelu() {
        String selu = DENSE.replace("relu", "selu");
        String rule = "plainDropoutWithSelu";
        assertThat(found(rule, selu, HALF, OUTPUT)).containsExactly("/layers/1");
        assertThat(found(rule, OUTPUT, TANH.replace("tanh", "selu"), FLATTEN, HALF, OUTPUT))
                .containsExactly("/layers/3");
    }

    @Test
    void hasNothingAgainstPlainDropoutOfOtherActivations() {
        String selu = DENSE.replace("relu", "selu");
        String rule = "plainDropoutWithSelu";
        assertThat(found(rule, rate(0.1), selu, DENSE, HALF, OUTPUT)).isEmpty();
        assertThat(found(rule, selu, TANH, HALF, OUTPUT)).isEmpty();
    }

    @Test
    void advisesAgainstASigmoidOnTheOutput() {
        String sigmoid = OUTPUT.replace("2}", "2, 'activation': 'sigmoid'}");
        String layer = TANH.replace("tanh", "sigmoid");
        String rule = "sigmoidOnOutput";
        assertThat(found(rule, DENSE, sigmoid)).containsExactly("/layers/1");
        assertThat(found(rule, DENSE, OUTPUT, layer, HALF)).containsExactly("/layers/2");
    }

    @Test
    void hasNothingAgainstASigmoidWithin() {
        String sigmoid = DENSE.replace("relu", "sigmoid");
        assertThat(found("sigmoidOnOutput", sigmoid, OUTPUT)).isEmpty();
        assertThat(found("sigmoidOnOutput", sigmoid, TANH)).isEmpty();
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

    /** The pointers of what one rule finds in a training. */
    private static List<String> trained(String rule, String training, String... layers) {
        return Advisor.advise(net(layers), read(training, TrainingSpec.class), null).stream()
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
                        "{'type': 'dense', 'units': 3}",
                        rate(0.9));
        Architecture bare = net(DENSE, OUTPUT.replace("2}", "2, 'activation': 'sigmoid'}"));
        TrainingSpec training =
                read(
                        """
                        {'loss': {'type': 'focal'}, 'optimizer': {'type': 'adam'},
                         'regularization': {'l2': 0.1, 'maxNorm': 1, 'labelSmoothing': 0.1}}""",
                        TrainingSpec.class);
        assertThat(
                        List.of(
                                new AdviceSubject(worst, null, 1),
                                new AdviceSubject(bare, null, 1),
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
        return Architect.design(read(json, ModelSpec.class), null);
    }

    private static <T> T read(String json, Class<T> type) {
        return DropwiseJson.mapper().readValue(json.replace('\'', '"'), type);
    }
}
