package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultTrainingTests {

    @Test
    void leavesAsItIsWhatWasAskedFor() {
        TrainingSpec asked =
                SpecJson.asked("{epochs: 3, batchSize: 5, earlyStopping: {patience: 2}}");

        assertThat(DefaultTraining.complete(asked, 1000)).isEqualTo(asked);
    }

    @Test
    void stopsNoTrainingEarlyWhoseEpochsWereAskedFor() {
        TrainingSpec training = complete("{epochs: 3}", 1000);

        assertThat(training.totalEpochs()).isEqualTo(3);
        assertThat(training.earlyStopping()).isNull();
    }

    @Test
    void keepsAnEarlyStoppingThatWasAskedFor() {
        TrainingSpec training = complete("{earlyStopping: {patience: 2}}", 1000);

        assertThat(Objects.requireNonNull(training.earlyStopping()).patience()).isEqualTo(2);
    }

    @Test
    void stopsNothingEarlyWhereNoRowsValidate() {
        TrainingSpec training = complete("{validation: {type: 'none'}}", 1000);

        assertThat(training.earlyStopping()).isNull();
    }

    @Test
    void stopsAtTheLowestValidationLoss() {
        EarlyStopping stopping = Objects.requireNonNull(complete("{}", 1000).earlyStopping());

        assertThat(stopping.monitor()).isEqualTo(Monitor.VALIDATION_LOSS);
        assertThat(stopping.restoreBest()).isTrue();
    }

    @Test
    void completesAPlanOnlyOnce() {
        TrainingSpec plan = complete("{}", 1000);

        assertThat(DefaultTraining.complete(plan, 1000)).isEqualTo(plan);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 8, 200",
        "135, 8, 41",
        "999, 16, 11",
        "1300, 32, 48",
        "9000, 64, 14",
        "99999, 64, 10",
        "100000, 256, 10"
    })
    void makesEnoughStepsOfAnyNumberOfRows(int rows, int batchSize, int epochs) {
        TrainingSpec training = complete("{}", rows);

        assertThat(training.rowsPerStep()).isEqualTo(batchSize);
        assertThat(training.totalEpochs()).isEqualTo(epochs);
    }

    @Test
    void countsTheStepsOfTheBatchesThatWereAskedFor() {
        assertThat(complete("{batchSize: 100}", 10_000).totalEpochs())
                .isEqualTo(complete("{batchSize: 50}", 5_000).totalEpochs());
    }

    @Test
    void isTheUsualWhereTheRowsAreNotKnown() {
        assertThat(complete("{}", 0)).isEqualTo(TrainingSpec.usual());
    }

    private static TrainingSpec complete(String training, int rows) {
        return DefaultTraining.complete(SpecJson.asked(training), rows);
    }
}
