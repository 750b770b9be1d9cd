package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.spec.SpecJson;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyStopperTests {

    private static final String LOSS = "{earlyStopping: {patience: 3}}";

    @Test
    void keepsTheEpochOfTheLowestLoss() {
        assertThat(improved(LOSS, 0.9, 0.5, 0.7, 0.6).bestEpoch()).isEqualTo(2);
        assertThat(improved(LOSS, 0.9, 0.5, 0.7, 0.4).bestEpoch()).isEqualTo(4);
    }

    @Test
    void keepsTheFirstOfEqualEpochs() {
        assertThat(improved(LOSS, 0.5, 0.5).bestEpoch()).isEqualTo(1);
    }

    @Test
    void keepsTheEpochOfTheHighestAccuracy() {
        String accuracy = "{earlyStopping: {monitor: 'validationAccuracy'}}";

        assertThat(improved(accuracy, 0.5, 0.9, 0.7).bestEpoch()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "trainLoss, 1",
        "trainAccuracy, -2",
        "trainMeanAbsoluteError, 3",
        "noisyTrainLoss, 4",
        "validationLoss, 5",
        "validationAccuracy, -6",
        "validationMeanAbsoluteError, 7"
    })
    void watchesAnyMetricOfAnEpoch(String monitor, double value) {
        EarlyStopper earlyStopper = stopper("{earlyStopping: {monitor: '%s'}}".formatted(monitor));
        EpochMetrics first =
                new EpochMetrics(
                        1, 0.1, 1.0, -2.0, 3.0, 4.0, 5.0, -6.0, 7.0, null, null, Map.of(), 1);
        EpochMetrics worse =
                new EpochMetrics(
                        2, 0.1, 1.5, -2.5, 3.5, 4.5, 5.5, -6.5, 7.5, null, null, Map.of(), 1);

        TrainingState improved = earlyStopper.after(TrainingState.START, first);
        assertThat(improved.best()).isEqualTo(value);
        assertThat(earlyStopper.after(improved.nextEpoch(), worse).stale()).isEqualTo(1);
    }

    @Test
    void countsPatienceFromTheBestEpochNotFromTheOneBefore() {
        EarlyStopper earlyStopper = stopper(LOSS);

        assertThat(earlyStopper.hasSeenEnough(improved(LOSS, 0.5, 0.9, 0.8))).isFalse();
        assertThat(earlyStopper.hasSeenEnough(improved(LOSS, 0.5, 0.9, 0.8, 0.7))).isTrue();
        assertThat(earlyStopper.hasSeenEnough(improved(LOSS, 0.5, 0.9, 0.8, 0.4, 0.6))).isFalse();
    }

    @Test
    void asksForAnImprovementOfMoreThanMinDelta() {
        String coarse = "{earlyStopping: {patience: 2, minDelta: 0.25}}";

        assertThat(improved(coarse, 1.0, 0.875, 0.75).bestEpoch()).isEqualTo(1);
        assertThat(improved(coarse, 1.0, 0.875, 0.625).bestEpoch()).isEqualTo(3);
    }

    @Test
    void countsNoEpochBeforeFrom() {
        String late = "{earlyStopping: {patience: 2, from: 3}}";

        TrainingState improved = improved(late, 0.1, 0.2, 0.9, 0.8, 0.85);
        assertThat(improved.bestEpoch()).isEqualTo(4);
        assertThat(improved.stale()).isEqualTo(1);
        assertThat(stopper(late).hasSeenEnough(improved(late, 0.1, 0.2))).isFalse();
        assertThat(stopper(late).hasSeenEnough(improved(late, 0.1, 0.2, 0.9, 1.0, 1.1))).isTrue();
    }

    @Test
    void keepsTheLatestEpochWhileNoneCounts() {
        assertThat(improved("{earlyStopping: {from: 9}}", 0.1, 0.2).bestEpoch()).isEqualTo(2);
    }

    @Test
    void takesNothingThatIsNotANumberForTheBest() {
        TrainingState improved = improved(LOSS, Double.NaN, Double.POSITIVE_INFINITY, null);

        assertThat(improved.bestEpoch()).isZero();
        assertThat(stopper(LOSS).hasSeenEnough(improved)).isTrue();
        assertThat(improved(LOSS, Double.NaN, 0.5, Double.NaN).bestEpoch()).isEqualTo(2);
    }

    @Test
    void neverStopsWithoutEarlyStopping() {
        String none = "{}";

        TrainingState improved = improved(none, 0.1, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0);
        assertThat(stopper(none).hasSeenEnough(improved)).isFalse();
        assertThat(improved.bestEpoch()).isEqualTo(1);
    }

    @Test
    void looksAtTheTrainLossWhereNothingValidates() {
        EarlyStopper earlyStopper = stopper("{validation: {type: 'none'}}");

        assertThat(earlyStopper.after(TrainingState.START, epoch(1, 0.5, null)).best())
                .isEqualTo(0.5);
    }

    @Test
    void learnsNothingFromAnEpochWhoseTrainingRowsAreNotMeasured() {
        EarlyStopper stopper =
                stopper(
                        """
                        {validation: {type: 'none'}, measure: {every: 2},
                         earlyStopping: {monitor: 'trainLoss', patience: 2}}""");
        TrainingState state = TrainingState.START;
        for (Double loss : Arrays.asList(null, 0.5, null, 0.6, null)) {
            state = stopper.after(state, trained(state.epoch(), loss)).nextEpoch();
        }

        assertThat(state.bestEpoch()).isEqualTo(2);
        assertThat(state.stale()).isEqualTo(1);
        assertThat(stopper.hasSeenEnough(state)).isFalse();
        assertThat(stopper.after(state, trained(6, 0.7)).stale()).isEqualTo(2);
    }

    private static EpochMetrics trained(int epoch, @Nullable Double loss) {
        return new EpochMetrics(
                epoch, 0.1, loss, null, null, null, null, null, null, null, null, Map.of(), 0.0);
    }

    private static TrainingState improved(String training, @Nullable Double... values) {
        EarlyStopper earlyStopper = stopper(training);
        TrainingState trainingState = TrainingState.START;
        for (int i = 0; i < values.length; i++) {
            trainingState = earlyStopper.after(trainingState, epoch(i + 1, 0.0, values[i]));
            trainingState = trainingState.nextEpoch();
        }
        return trainingState;
    }

    private static EarlyStopper stopper(String training) {
        return new EarlyStopper(SpecJson.training(training));
    }

    private static EpochMetrics epoch(int epoch, Double train, @Nullable Double validation) {
        return new EpochMetrics(
                epoch,
                0.1,
                train,
                train,
                null,
                train,
                validation,
                validation,
                null,
                null,
                null,
                Map.of(),
                1);
    }
}
