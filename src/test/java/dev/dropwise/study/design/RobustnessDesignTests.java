package dev.dropwise.study.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.spec.Monitor;
import dev.dropwise.study.design.StudyPlan.PlannedVariant;
import dev.dropwise.study.result.CurvePoint;
import dev.dropwise.study.result.FindingLevel;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.result.VariantMetric;
import dev.dropwise.study.statistics.ComparisonVerdict;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.study.trial.TrialOutcome;
import dev.dropwise.study.trial.TrialSetting;
import dev.dropwise.training.InputDisturbance;
import dev.dropwise.web.DropwiseJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RobustnessDesignTests {

    private static final DisturbanceLevels DISTURBANCES =
            new DisturbanceLevels(List.of(0.0, 0.5, 2.0), null, null, null, List.of(0.4, 0.0));

    private final RobustnessDesign design = design(DISTURBANCES);

    @Test
    void trainsOnceOnCleanRowsAndOnceForEachShareOfWrongLabels() {
        List<TrialSetting> settings = design.next(List.of());

        assertThat(design.trials()).isEqualTo(12);
        assertThat(settings).hasSize(12).doesNotHaveDuplicates();
        assertThat(design.request(settings.get(0)).at("/training/rows").isMissingNode()).isTrue();
        assertThat(design.request(settings.get(2)).at("/training/rows/labelNoise").asDouble())
                .isEqualTo(0.4);
        assertThat(design.measuredOnceTrained(settings.get(0)))
                .containsExactly(Map.entry(InputDisturbance.INPUT_NOISE, List.of(0.0, 0.5, 2.0)));
        assertThat(design.measuredOnceTrained(settings.get(2))).isEmpty();
    }

    @Test
    void curvesAreByVariantAndDisturbance() {
        List<CurvePoint> points = at(answer(1).result().curves(), "none");

        assertThat(points)
                .extracting(CurvePoint::disturbance, CurvePoint::x)
                .containsExactly(
                        tuple("inputNoise", 0.0),
                        tuple("inputNoise", 0.5),
                        tuple("inputNoise", 2.0),
                        tuple("labelNoise", 0.0),
                        tuple("labelNoise", 0.4));
        assertThat(points.get(2).mean()).isCloseTo(0.3 + 2, within(1e-3));
        assertThat(points.get(2).train()).isNull();
        assertThat(points.get(3).mean()).isCloseTo(0.3, within(1e-3));
        assertThat(points.get(4).mean()).isCloseTo(0.7, within(1e-3));
        assertThat(points.get(4).pairs()).isEqualTo(3);
    }

    /** From 0 to 0.5 and from there to 2, divided by the range of 2. */
    @Test
    void anAreaIsTheMeanOverTheLevels() {
        VariantMetric area = at(at(answer(1).result().areas(), "none"), "inputNoise");

        assertThat(area.mean()).isCloseTo(0.3 + (0.5 * 0.25 + 1.5 * 1.25) / 2, within(1e-3));
        assertThat(area.difference()).isNull();
        assertThat(area.pairs()).isEqualTo(3);
    }

    @Test
    void saysWhichVariantIsMoreRobustAndByHowMuch() {
        StudyAnswer answer = answer(0.5);

        VariantMetric area = at(at(answer.result().areas(), "dropout"), "inputNoise");
        assertThat(area.difference()).isCloseTo(-0.5, within(1e-2));
        assertThat(area.verdict()).isEqualTo(ComparisonVerdict.BETTER);
        assertThat(answer.findings())
                .filteredOn(finding -> finding.level() == FindingLevel.GOOD)
                .extracting(StudyFinding::text)
                .first()
                .asString()
                .startsWith(
                        "“dropout” stands inputNoise better than “none”: the mean of validationLoss over inputNoise from 0 to 2 differs by -0.5");
    }

    @Test
    void saysNothingOfAreasBeforeAllLevelsAreThere() {
        List<TrialOutcome> trials =
                DesignTrials.measured(design, setting -> metrics(setting, 1)).subList(0, 2);

        Map<String, VariantMetric> areas = at(design.answer(trials).result().areas(), "none");
        assertThat(at(areas, "inputNoise").pairs()).isEqualTo(1);
        assertThat(at(areas, "labelNoise").pairs()).isZero();
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThat(spec(new DisturbanceLevels(null, null, null, null, null)).faults())
                .extracting(fault -> fault.pointer())
                .containsExactly("/disturbances");
        assertThat(spec(new DisturbanceLevels(null, List.of(0.1, 0.1), null, null, null)).faults())
                .extracting(fault -> fault.pointer())
                .containsExactly("/disturbances/missing/1");
    }

    private StudyAnswer answer(double ofDropout) {
        return design.answer(DesignTrials.measured(design, setting -> metrics(setting, ofDropout)));
    }

    /** The loss rises by the noise, or by that share of it with dropout. */
    private static Map<String, Double> metrics(TrialSetting setting, double ofDropout) {
        boolean drops = "dropout".equals(setting.variant());
        double own = setting.pair().seed() % 1000 * 1e-7 * (drops ? 2 : 1);
        double slope = drops ? ofDropout : 1;
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("validationLoss", 0.3 + own + RobustnessDesign.labelNoise(setting));
        if (setting.values().isEmpty()) {
            for (double level : List.of(0.0, 0.5, 2.0)) {
                metrics.put(
                        TrialMetrics.disturbed(
                                "validationLoss", InputDisturbance.INPUT_NOISE, level),
                        0.3 + own + slope * level);
            }
        }
        return metrics;
    }

    private static <T> T at(@Nullable Map<String, T> map, String name) {
        return Objects.requireNonNull(Objects.requireNonNull(map).get(name));
    }

    private static RobustnessSpec spec(DisturbanceLevels disturbances) {
        return new RobustnessSpec(
                null, Monitor.VALIDATION_LOSS, 7L, json(), disturbances, Map.of(), 3);
    }

    private static RobustnessDesign design(DisturbanceLevels disturbances) {
        StudyPlan plan =
                new StudyPlan(
                        7,
                        Monitor.VALIDATION_LOSS,
                        List.of(
                                new PlannedVariant("none", json()),
                                new PlannedVariant("dropout", json())),
                        0.1,
                        List.of());
        return new RobustnessDesign(plan, spec(disturbances));
    }

    private static ObjectNode json() {
        return DropwiseJson.mapper().createObjectNode();
    }
}
