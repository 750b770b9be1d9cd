package dev.dropwise.study.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.spec.Monitor;
import dev.dropwise.study.design.StudyPlan.PlannedVariant;
import dev.dropwise.study.result.CurvePoint;
import dev.dropwise.study.result.FindingLevel;
import dev.dropwise.study.result.LearningCurveFit;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.web.DropwiseJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class LearningCurveDesignTests {

    private static final Offset<Double> CLOSE = within(1e-6);
    private static final int ROWS = 1000;

    private final LearningCurveDesign design = design(List.of(1.0, 0.1, 0.4, 0.2));

    @Test
    void everyVariantLearnsFromEveryFractionOnEveryPair() {
        List<TrialSetting> settings = design.next(List.of());

        assertThat(design.trials()).isEqualTo(24);
        assertThat(settings).hasSize(24).doesNotHaveDuplicates();
        assertThat(settings.stream().map(TrialSetting::pair).distinct()).hasSize(3);
        ObjectNode request = design.request(settings.get(2));
        assertThat(request.at("/training/rows/fraction").asDouble()).isEqualTo(0.1);
        assertThat(request.at("/training/seed").asLong()).isEqualTo(settings.get(2).pair().seed());
        assertThat(design.next(DesignTrials.carriedOut(design, setting -> 1))).isEmpty();
    }

    @Test
    void pointsAreByTheNumberOfRowsAndTheLawSaysWhatTwiceTheRowsBring() {
        StudyAnswer answer =
                design.answer(DesignTrials.carriedOut(design, setting -> loss(setting, 0)));

        List<CurvePoint> curve = curve(answer, "none");
        assertThat(curve).extracting(CurvePoint::x).containsExactly(100.0, 200.0, 400.0, 1000.0);
        assertThat(curve.get(0).mean()).isCloseTo(0.1 + 5 / 10.0, CLOSE);
        assertThat(curve.get(0).pairs()).isEqualTo(3);
        LearningCurveFit fit = fit(answer, "none");
        assertThat(fit.rows()).isEqualTo(ROWS);
        assertThat(fit.trainings()).isEqualTo(12);
        assertThat(fit.asymptote().value()).isCloseTo(0.1, CLOSE);
        assertThat(fit.factor().value()).isCloseTo(5, within(1e-3));
        assertThat(fit.exponent().value()).isCloseTo(0.5, CLOSE);
        assertThat(fit.atTwice().value()).isCloseTo(0.1 + 5 / Math.sqrt(2000), CLOSE);
        assertThat(fit.change().value())
                .isCloseTo(5 / Math.sqrt(2000) - 5 / Math.sqrt(1000), CLOSE);
        assertThat(answer.findings().get(0).level()).isEqualTo(FindingLevel.GOOD);
        assertThat(answer.findings().get(0).text())
                .contains("“none”: twice the rows (2000) would change validationLoss by -0.046");
    }

    @Test
    void saysWhetherMoreDataOrTheVariantHelpsMore() {
        assertThat(dataOrVariant(-0.2)).startsWith("“dropout” helps more than more data");
        assertThat(dataOrVariant(-0.001)).startsWith("More data helps more than “dropout”");
        assertThat(dataOrVariant(0.3)).startsWith("More data helps more than “dropout”");
    }

    private String dataOrVariant(double difference) {
        return design.answer(
                        DesignTrials.carriedOut(
                                design, setting -> loss(setting, difference) + noise(setting)))
                .findings()
                .get(2)
                .text();
    }

    @Test
    void whereNothingChangesWithTheRowsNoLawIsClaimed() {
        StudyAnswer answer = design.answer(DesignTrials.carriedOut(design, setting -> 0.5));

        assertThat(answer.result().fit()).isEmpty();
        assertThat(answer.findings().get(0).level()).isEqualTo(FindingLevel.UNDECIDED);
        assertThat(answer.findings().get(0).text()).contains("no power law fits");
    }

    @Test
    void partialTrialsSayWhatTheyRestOn() {
        List<TrialOutcome> trials =
                DesignTrials.carriedOut(design, setting -> loss(setting, 0)).subList(0, 8);

        StudyAnswer answer = design.answer(trials);

        assertThat(curve(answer, "dropout").get(0).pairs()).isEqualTo(1);
        assertThat(fit(answer, "none").trainings()).isEqualTo(4);
    }

    @Test
    void fractionsDifferAndTheStudySetsThem() {
        LearningCurveSpec spec =
                new LearningCurveSpec(
                        null,
                        Monitor.VALIDATION_LOSS,
                        7L,
                        json("{\"training\": {\"rows\": {\"fraction\": 0.5}}}"),
                        List.of(0.5, 1.0, 0.5),
                        Map.of("less", json("{\"training\": {\"rows\": {\"fraction\": 0.1}}}")),
                        3);

        assertThat(spec.faults())
                .extracting(fault -> fault.pointer())
                .containsExactly(
                        "/fractions/2",
                        "/job/training/rows/fraction",
                        "/variants/less/training/rows/fraction");
    }

    private static double loss(TrialSetting setting, double ofDropout) {
        double rows = ROWS * LearningCurveDesign.fraction(setting);
        return 0.1 + 5 / Math.sqrt(rows) + ("dropout".equals(setting.variant()) ? ofDropout : 0);
    }

    /** Other than the variants' own. */
    private static double noise(TrialSetting setting) {
        return (setting.hashCode() % 100) * 1e-6;
    }

    private static List<CurvePoint> curve(StudyAnswer answer, String variant) {
        return at(answer.result().curves(), variant);
    }

    private static LearningCurveFit fit(StudyAnswer answer, String variant) {
        return at(answer.result().fit(), variant);
    }

    private static <T> T at(@Nullable Map<String, T> map, String name) {
        return Objects.requireNonNull(Objects.requireNonNull(map).get(name));
    }

    private static LearningCurveDesign design(List<Double> fractions) {
        Map<String, ObjectNode> variants = new LinkedHashMap<>();
        variants.put("none", json("{}"));
        variants.put("dropout", json("{}"));
        LearningCurveSpec spec =
                new LearningCurveSpec(
                        null, Monitor.VALIDATION_LOSS, 7L, json("{}"), fractions, variants, 3);
        StudyPlan plan =
                new StudyPlan(
                        7,
                        Monitor.VALIDATION_LOSS,
                        List.of(
                                new PlannedVariant("none", json("{}")),
                                new PlannedVariant("dropout", json("{}"))),
                        0.1,
                        List.of(),
                        ROWS);
        return new LearningCurveDesign(plan, spec);
    }

    private static ObjectNode json(String text) {
        return DropwiseJson.mapper().readValue(text, ObjectNode.class);
    }
}
