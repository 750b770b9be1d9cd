package dev.dropwise.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metrics of five sets that scikit-learn measured, too: src/test/python/reference_metrics.py.
 */
class MetricsTests {

    private static final Offset<Double> EXACT = within(1e-9);
    private static final Resampling RESAMPLING = new Resampling(0.95, 200, 7);

    private static JsonNode sets = JsonMapper.shared().nullNode();

    @BeforeAll
    static void read() throws Exception {
        try (InputStream file =
                MetricsTests.class.getResourceAsStream("/evaluation/reference-metrics.json")) {
            sets = JsonMapper.shared().readTree(file);
        }
    }

    private static double[] numbers(JsonNode list) {
        return list.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static ClassScores scores(JsonNode set) {
        int[] truth = set.get("truth").valueStream().mapToInt(JsonNode::asInt).toArray();
        double[] probabilities =
                set.get("probabilities")
                        .valueStream()
                        .flatMap(JsonNode::valueStream)
                        .mapToDouble(JsonNode::asDouble)
                        .toArray();
        return new ClassScores(probabilities.length / truth.length, truth, probabilities);
    }

    private static ClassificationMetrics metrics(JsonNode set) {
        ClassScores scores = scores(set);
        List<String> labels =
                IntStream.range(0, scores.classes()).mapToObj(Integer::toString).toList();
        return Metrics.of(scores, labels, RESAMPLING);
    }

    private static void assertExpected(JsonNode expected, Object metrics) {
        JsonNode found = JsonMapper.shared().valueToTree(metrics);
        assertThat(expected.size()).isPositive();
        expected.forEachEntry(
                (name, value) ->
                        assertThat(found.at("/" + name + "/value").asDouble())
                                .as(name)
                                .isCloseTo(value.asDouble(), EXACT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/binaryWithTies",
                "/tenClasses",
                "/unbalanced",
                "/severalLabels/labels/rain",
                "/severalLabels/labels/wind",
                "/severalLabels/labels/fog"
            })
    void ofClassesAreThoseOfScikitLearn(String name) {
        JsonNode set = sets.at(name);
        ClassificationMetrics metrics = metrics(set);

        assertExpected(set.get("expected"), metrics);
        assertThat(JsonMapper.shared().<JsonNode>valueToTree(metrics.confusion()))
                .isEqualTo(set.get("confusion"));
        for (int k = 0; k < metrics.classes().size(); k++) {
            ClassMetrics one = metrics.classes().get(k);
            JsonNode expected = set.get("classes");
            assertThat(orZero(one.precision()))
                    .isCloseTo(expected.at("/precision/" + k).asDouble(), EXACT);
            assertThat(orZero(one.recall()))
                    .isCloseTo(expected.at("/recall/" + k).asDouble(), EXACT);
            assertThat(orZero(one.f1())).isCloseTo(expected.at("/f1/" + k).asDouble(), EXACT);
        }
    }

    /** A share of no rows is undefined here, 0 in scikit-learn. */
    private static double orZero(MetricEstimate estimate) {
        return Objects.requireNonNullElse(estimate.value(), 0.0);
    }

    @Test
    void ofNumbersAreThoseOfScikitLearn() {
        JsonNode set = sets.get("regression");
        double[] truth = numbers(set.get("truth"));
        double[] upper = numbers(set.get("upper"));
        double[] likelihoods =
                GaussianLogLikelihood.of(
                        truth, numbers(set.get("means")), numbers(set.get("stds")));
        RegressionMetrics metrics =
                Metrics.of(
                        new ValueScores(
                                truth,
                                numbers(set.get("predicted")),
                                likelihoods,
                                List.of(
                                        new ValueScores.Quantile(0.5, upper),
                                        new ValueScores.Quantile(
                                                set.get("quantile").asDouble(), upper))),
                        RESAMPLING);

        Map<String, Object> found = new LinkedHashMap<>();
        found.put("rootMeanSquaredError", metrics.rootMeanSquaredError());
        found.put("meanAbsoluteError", metrics.meanAbsoluteError());
        found.put("medianAbsoluteError", metrics.medianAbsoluteError());
        found.put("r2", metrics.r2());
        found.put("logLikelihood", metrics.logLikelihood());
        found.put("pinballLoss", Objects.requireNonNull(metrics.pinballLosses()).get(1).loss());
        assertExpected(set.get("expected"), found);
        assertThat(metrics.logLikelihoodRows()).isEqualTo(truth.length);
    }

    @ParameterizedTest
    @EnumSource
    void oneOfClassesAloneIsThatOfAll(ClassMetric metric) {
        for (String name : List.of("binaryWithTies", "tenClasses", "unbalanced")) {
            JsonNode expected = JsonMapper.shared().valueToTree(metrics(sets.get(name)));
            assertThat(metric.of(scores(sets.get(name))))
                    .isEqualTo(expected.at("/" + camelCase(metric) + "/value").asDouble());
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneOfNumbersAloneIsThatOfAll(ValueMetric metric) {
        JsonNode set = sets.get("regression");
        ValueScores scores =
                new ValueScores(numbers(set.get("truth")), numbers(set.get("predicted")));

        assertThat(metric.of(scores))
                .isCloseTo(set.at("/expected/" + camelCase(metric)).asDouble(), EXACT);
    }

    private static String camelCase(Enum<?> constant) {
        return EnumNamingStrategies.LOWER_CAMEL_CASE.convertEnumToExternalName(
                null, null, constant.name());
    }

    @Test
    void ofSeveralLabelsAreAllRightInAsManyRows() {
        JsonNode several = sets.get("severalLabels");
        List<ClassScores> scores =
                several.get("labels").valueStream().map(MetricsTests::scores).toList();

        SeveralTargetsMetrics metrics =
                SeveralTargetsMetrics.ofLabels(scores, Map.of(), RESAMPLING);

        assertThat(Objects.requireNonNull(metrics.exactMatchAccuracy()).value())
                .isCloseTo(several.get("exactMatchAccuracy").asDouble(), EXACT);
    }

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(metrics(sets.get("tenClasses"))).isEqualTo(metrics(sets.get("tenClasses")));
    }

    @Test
    void haveIntervalsAroundThem() {
        JsonNode found = JsonMapper.shared().valueToTree(metrics(sets.get("tenClasses")));

        sets.at("/tenClasses/expected")
                .forEachEntry(
                        (name, value) -> {
                            JsonNode interval = found.get(name).get("interval");
                            assertThat(interval.get(0).asDouble())
                                    .as(name)
                                    .isLessThan(interval.get(1).asDouble());
                        });
        assertThat(found.at("/accuracy/interval/0").asDouble())
                .isLessThan(found.at("/accuracy/value").asDouble());
    }

    @Test
    void areNullWhereNothingIsDefined() {
        ClassScores one = new ClassScores(2, new int[] {1, 1}, new double[] {0.2, 0.8, 0.4, 0.6});

        ClassificationMetrics metrics = Metrics.of(one, List.of("no", "yes"), RESAMPLING);

        assertThat(metrics.rocAuc()).isEqualTo(new MetricEstimate(null, null));
        assertThat(metrics.classes().get(0).recall()).isEqualTo(new MetricEstimate(null, null));
        assertThat(metrics.accuracy().value()).isEqualTo(1.0);
    }
}
