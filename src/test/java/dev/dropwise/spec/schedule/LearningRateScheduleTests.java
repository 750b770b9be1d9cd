package dev.dropwise.spec.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.spec.SpecJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares of the learning rate over 20 epochs of 10 steps. */
class LearningRateScheduleTests {

    private static final int STEPS = 10;
    private static final int EPOCHS = 20;

    @Test
    void isConstantUnlessToldOtherwise() {
        LearningRateSchedule schedule = SpecJson.training("{}").optimizer().schedule();

        assertThat(schedule).isEqualTo(new ConstantSchedule(0.0));
        assertThat(schedule.shareAt(0, STEPS, EPOCHS, 0)).isEqualTo(1);
        assertThat(schedule.shareAt(199, STEPS, EPOCHS, 0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "49, 1", "50, 0.5", "99, 0.5", "100, 0.25", "199, 0.125"})
    void goesDownInSteps(long step, double share) {
        assertThat(share("{type: 'step', every: 5, factor: 0.5}", step)).isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "9, 1", "10, 0.9", "29, 0.81", "199, 0.1351"})
    void fallsAfterEveryEpoch(long step, double share) {
        assertThat(share("{type: 'exponential', factor: 0.9}", step))
                .isCloseTo(share, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "50, 0.85355", "100, 0.5", "150, 0.14645", "199, 0.00006"})
    void fallsAlongACosine(long step, double share) {
        assertThat(share("{type: 'cosine'}", step)).isCloseTo(share, within(1e-5));
    }

    /** 60 steps up, from a 25th; 140 down, to a 250,000th. */
    @ParameterizedTest
    @CsvSource({"0, 0.04", "30, 0.52", "60, 1", "130, 0.500002", "199, 0.00013"})
    void risesAndFallsInOneCycle(long step, double share) {
        assertThat(share("{type: 'oneCycle'}", step)).isCloseTo(share, within(1e-5));
    }

    @Test
    void risesAsLongAsItIsTold() {
        assertThat(share("{type: 'oneCycle', warmUp: 5}", 25)).isCloseTo(0.52, within(1e-9));
        assertThat(share("{type: 'oneCycle', warmUp: 5}", 50)).isEqualTo(1);
        assertThat(share("{type: 'oneCycle', warmUp: 0}", 0)).isEqualTo(1);
    }

    @Test
    void isReducedAsOftenAsNothingImproved() {
        LearningRateSchedule schedule =
                schedule("{type: 'reduceOnPlateau', patience: 3, factor: 0.5}");

        assertThat(schedule.shareAt(120, STEPS, EPOCHS, 0)).isEqualTo(1);
        assertThat(schedule.shareAt(120, STEPS, EPOCHS, 2)).isEqualTo(0.25);
        assertThat(schedule.reducesAfter(2)).isFalse();
        assertThat(schedule.reducesAfter(3)).isTrue();
        assertThat(schedule("{type: 'constant'}").reducesAfter(1000)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "step", "exponential", "cosine", "reduceOnPlateau"})
    void warmsUpInEqualStepsAndThenBegins(String type) {
        String schedule = "{type: '%s', warmUp: 2}".formatted(type);

        assertThat(share(schedule, 0)).isEqualTo(0.05);
        assertThat(share(schedule, 9)).isEqualTo(0.5);
        assertThat(share(schedule, 19)).isEqualTo(1);
        assertThat(share(schedule, 20)).isEqualTo(1);
    }

    @Test
    void countsEpochsFromTheEndOfWarmUp() {
        assertThat(share("{type: 'step', every: 5, factor: 0.5, warmUp: 2.5}", 74)).isEqualTo(1);
        assertThat(share("{type: 'step', every: 5, factor: 0.5, warmUp: 2.5}", 75)).isEqualTo(0.5);
        assertThat(share("{type: 'cosine', warmUp: 4}", 120)).isCloseTo(0.5, within(1e-12));
    }

    private static double share(String schedule, long step) {
        return schedule(schedule).shareAt(step, STEPS, EPOCHS, 0);
    }

    private static LearningRateSchedule schedule(String json) {
        return SpecJson.read(json, LearningRateSchedule.class);
    }
}
