package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.support.TestDatasets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationSplitTests {

    private static final Dataset IRIS = TestDatasets.bundled().get("iris");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{validation: {type: 'split', fraction: 0.25, by: 'random'}}",
                "{validation: {type: 'kFold', folds: 5, fold: 2}}",
                "{validation: {type: 'none'}}"
            })
    void takesATenthOfTheRowsFromThoseThatTrain(String training) {
        Split without = split(training);
        Split with = split(calibrating(training, "{}"));

        assertThat(with.calibration()).hasSize(12);
        assertThat(with.validation()).isEqualTo(without.validation());
        assertThat(with.test()).isEqualTo(without.test());
        assertThat(sorted(with.training(), with.calibration())).isEqualTo(without.training());
        assertThat(
                        Arrays.stream(with.calibration())
                                .mapToObj(row -> String.valueOf(IRIS.targetOf(row)))
                                .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                                .values())
                .containsExactly(4L, 4L, 4L);
        assertThat(split(calibrating(training, "{}")).calibration()).isEqualTo(with.calibration());
    }

    @Test
    void isPartOfHowRowsWereDivided() {
        Division without = data("{}").division();
        Division with = data("{calibration: {fraction: 0.2}}").division();

        assertThat(without.calibration()).isNull();
        assertThat(with.calibration()).isEqualTo(24);
        assertThat(with.training()).isEqualTo(without.training() - 24);
        assertThat(with.sha256()).isNotEqualTo(without.sha256());
    }

    /** A smaller share of the rows to learn from leaves those that calibrate alone. */
    @Test
    void aFractionLeavesOutTrainingRowsOnly() {
        Split all = split("{calibration: {}}");
        Split half = split("{calibration: {}, rows: {fraction: 0.5}}");

        assertThat(half.calibration()).isEqualTo(all.calibration());
        assertThat(half.training()).hasSize(48);
    }

    @Test
    void refusesWhatLeavesNothingToLearnFrom() {
        assertThatThrownBy(() -> split("{calibration: {fraction: 0.9}}"))
                .isInstanceOf(Invalid.class)
                .satisfies(
                        invalid -> {
                            var fault = ((Invalid) invalid).faults().get(0);
                            assertThat(fault.pointer()).isEqualTo("/training/calibration/fraction");
                            assertThat(fault.detail())
                                    .contains("expected less than 0.9000")
                                    .contains("received 0.9");
                        });
    }

    private static String calibrating(String training, String calibration) {
        String rest = training.substring(1);
        return "{calibration: " + calibration + (rest.equals("}") ? rest : ", " + rest);
    }

    private static int[] sorted(int[] one, int[] other) {
        return Stream.of(one, other).flatMapToInt(IntStream::of).sorted().toArray();
    }

    private static Split split(String training) {
        return data(training).split();
    }

    private static TrainingData data(String training) {
        return TrainingData.of(IRIS, SpecJson.training(training), 7);
    }
}
