package dev.dropwise.study.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Monitor;
import dev.dropwise.study.design.StudyPlan.PlannedVariant;
import dev.dropwise.study.result.CurvePoint;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.web.DropwiseJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CapacityDesignTests {

    private static final ObjectNode JOB =
            json(
                    """
                    {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": 8}, {"type": "dropout", "rate": 0.5}, {"type": "dense"}]},
                     "training": {"epochs": 2}}""");

    private final CapacityDesign design = design(List.of(1.0, 0.5), List.of(2, 1));

    private static ObjectNode json(String text) {
        return (ObjectNode) DropwiseJson.mapper().readTree(text);
    }

    private static CapacitySpec spec(List<Double> widths, List<Integer> depths) {
        return new CapacitySpec(
                null, Monitor.VALIDATION_LOSS, 7L, JOB, widths, depths, Map.of(), 2);
    }

    private static CapacityDesign design(List<Double> widths, List<Integer> depths) {
        StudyPlan plan =
                new StudyPlan(
                        7,
                        Monitor.VALIDATION_LOSS,
                        List.of(new PlannedVariant(null, JOB)),
                        0.1,
                        List.of());
        return new CapacityDesign(plan, spec(widths, depths));
    }

    private static List<Integer> units(ObjectNode request) {
        return request.at("/model/layers")
                .valueStream()
                .filter(layer -> layer.has("units"))
                .map(layer -> layer.get("units").asInt())
                .toList();
    }

    @Test
    void triesEveryWidthAtEveryDepthOnEveryPair() {
        List<TrialSetting> settings = design.next(List.of());

        assertThat(design.trials()).isEqualTo(8);
        assertThat(settings).hasSize(8).doesNotHaveDuplicates();
        assertThat(settings.stream().limit(4).map(setting -> units(design.request(setting))))
                .containsExactly(List.of(8, 8), List.of(4, 4), List.of(8), List.of(4));
        assertThat(JOB.at("/model/layers")).hasSize(3);
    }

    @Test
    void hasNoDepthWhereNoneIsAskedFor() {
        List<TrialSetting> settings = design(List.of(2.0), List.of()).next(List.of());

        assertThat(settings).hasSize(2);
        assertThat(settings.get(0).values()).containsOnlyKeys("width");
    }

    /** All do equally well but for the seventh digit, so that the smallest is enough. */
    @Test
    void pointsTellTheirDepthAndTheSimplestIsSaid() {
        StudyAnswer answer =
                design.answer(
                        DesignTrials.carriedOut(
                                design,
                                setting ->
                                        0.25
                                                + depth(setting) / 8.0
                                                + setting.pair().seed() % 2 * 1e-3));

        assertThat(Objects.requireNonNull(answer.result().curves()).get("job"))
                .extracting(CurvePoint::depth, CurvePoint::x, CurvePoint::pairs)
                .containsExactly(
                        tuple(2, 1.0, 2), tuple(2, 0.5, 2), tuple(1, 1.0, 2), tuple(1, 0.5, 2));
        assertThat(answer.findings())
                .extracting(StudyFinding::text)
                .first()
                .asString()
                .startsWith(
                        "“job”: the simplest network within one standard error of the best is 0.5 times as wide with 1 hidden layer, with validationLoss 0.37");
    }

    private static int depth(TrialSetting setting) {
        return Objects.requireNonNull(setting.values().get("depth")).asInt();
    }

    @Test
    void refusesANetworkWithoutAHiddenLayer() {
        ObjectNode single = JOB.deepCopy();
        ((ObjectNode) single.get("model"))
                .set("layers", DropwiseJson.mapper().readTree("[{\"type\": \"dense\"}]"));
        JsonNode planned =
                json("{\"training\": {\"epochs\": 2, \"batchSize\": 8, \"earlyStopping\": null}}");
        BaseJob base = new BaseJob(single, (ObjectNode) planned);

        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> spec(List.of(1.0), List.of(2)).variants(base))
                .satisfies(
                        invalid ->
                                assertThat(invalid.faults())
                                        .containsExactly(
                                                new Fault(
                                                        "/depths",
                                                        "expected a hidden dense layer right before a dense output layer, received a network without: nothing can be repeated")));
        assertThat(spec(List.of(1.0), List.of()).variants(base)).hasSize(1);
        assertThat(spec(List.of(1.0), List.of(2, 2)).faults())
                .extracting(Fault::pointer)
                .containsExactly("/depths/1");
    }
}
