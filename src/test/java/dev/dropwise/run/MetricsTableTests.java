package dev.dropwise.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.training.EpochMetrics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTableTests {

    private static final String HEADER =
            "epoch,learningRate,trainLoss,trainAccuracy,trainMeanAbsoluteError,noisyTrainLoss,"
                    + "validationLoss,validationAccuracy,validationMeanAbsoluteError,seconds\r\n";

    @Test
    void hasALineOfNamesEvenWithoutEpochs() {
        assertThat(MetricsTable.csv(List.of())).isEqualTo(HEADER);
    }

    @Test
    void leavesFieldsEmptyWhereThereIsNothing() {
        EpochMetrics classes =
                new EpochMetrics(
                        1, 0.001, 0.5, 0.75, null, 0.625, 0.25, 1.0, null, null, null, Map.of(),
                        2.5);
        EpochMetrics numbers =
                new EpochMetrics(
                        2,
                        1e-7,
                        Double.NaN,
                        null,
                        12.5,
                        Double.POSITIVE_INFINITY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of("dropout1", 0.25),
                        0);

        assertThat(MetricsTable.csv(List.of(classes, numbers)))
                .isEqualTo(
                        HEADER.replace("seconds", "rates.dropout1,seconds")
                                + "1,0.001,0.5,0.75,,0.625,0.25,1.0,,,2.5\r\n"
                                + "2,1.0E-7,,,12.5,,,,,0.25,0.0\r\n");
    }
}
