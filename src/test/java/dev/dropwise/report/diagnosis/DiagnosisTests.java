package dev.dropwise.report.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.report.diagnosis.PredictionErrors.ClassErrors;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.training.EpochMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosisTests {

    /** Falls to 0.3 and stays there. */
    private static final List<EpochMetrics> SETTLED =
            Trainings.epochs(40, epoch -> 0.2 + 1.0 / epoch, epoch -> 0.3 + 1.0 / epoch);

    @Test
    void callsAHealthyRunHealthyAndProposesNothing() {
        Finding finding = only(Trainings.of(Trainings.TABLE, SETTLED));

        assertThat(finding.cause()).isEqualTo(Cause.FITS_WELL);
        assertThat(finding.since()).isNull();
        assertThat(finding.remedies()).isEmpty();
        assertThat(finding.evidence().get(0).text())
                .isEqualTo(
                        "In the best epoch, 40 of 40, the training loss is 0.225, the validation loss 0.325.");
    }

    @Test
    void saysSinceWhichEpochItOverfitsAndThatItWentOnTooLong() {
        List<EpochMetrics> epochs =
                Trainings.epochs(
                        100,
                        epoch -> 1.0 / epoch,
                        epoch -> epoch <= 20 ? 1 - 0.03 * epoch : 0.4 + 0.01 * (epoch - 20));
        List<Finding> findings = Diagnosis.of(Trainings.of(Trainings.TABLE, epochs));

        assertThat(findings)
                .extracting(Finding::cause)
                .containsExactly(Cause.TRAINED_TOO_LONG, Cause.OVERFITTING);
        assertThat(findings).extracting(Finding::since).containsOnly(20);
        Evidence rise = findings.get(0).evidence().get(0);
        assertThat(rise.name()).isEqualTo("validationLossRise");
        // the mean of the last ten, 1.155, by 0.4
        assertThat(rise.value()).isCloseTo(2.8875, within(1e-9));
    }

    @Test
    void findsFewRows() {
        DataSignature data = Trainings.table(20, 22);
        List<EpochMetrics> epochs =
                Trainings.epochs(
                        50, epoch -> 0.9 / epoch, epoch -> 0.6 + 0.001 * Math.abs(epoch - 30));

        List<Finding> findings = Diagnosis.of(Trainings.of(data, epochs));

        assertThat(findings.get(0).cause()).isEqualTo(Cause.TOO_FEW_ROWS);
        assertThat(findings.get(0).evidence().get(0).value()).isEqualTo(21);
    }

    @Test
    void fewRowsThatAreFittedWellAreEnough() {
        TrainingSummary training = Trainings.of(Trainings.table(20, 22), SETTLED);

        assertThat(
                        only(Trainings.of(
                                        training.plan(),
                                        training.data(),
                                        Trainings.epochs(
                                                40,
                                                epoch -> 0.29 + 1.0 / epoch,
                                                epoch -> 0.3 + 1.0 / epoch),
                                        Trainings.errors(10, 1, 0)))
                                .cause())
                .isEqualTo(Cause.FITS_WELL);
    }

    @Test
    void findsWrongLabelsWhereItIsSureOfOthers() {
        List<EpochMetrics> epochs =
                Trainings.epochs(40, epoch -> 0.6, epoch -> 0.62 + 0.001 * epoch, 0.7, 0.68);
        TrainingSummary training = Trainings.of(Trainings.TABLE, epochs);

        assertThat(with(training, Trainings.errors(200, 64, 28)).get(0).cause())
                .isEqualTo(Cause.NOISY_LABELS);
        // it errs as often, but where it is unsure: classes overlap
        assertThat(with(training, Trainings.errors(200, 64, 8)).get(0).cause())
                .isNotEqualTo(Cause.NOISY_LABELS);
        // too few rows to tell
        assertThat(with(training, Trainings.errors(20, 7, 3)).get(0).cause())
                .isNotEqualTo(Cause.NOISY_LABELS);
    }

    @Test
    void findsClassesThatAreRareAndMissed() {
        DataSignature data = Trainings.table(900, 60);
        TrainingSummary training = Trainings.of(data, SETTLED);

        assertThat(with(training, classes(new ClassErrors(180, 2), new ClassErrors(12, 9))))
                .first()
                .extracting(Finding::cause)
                .isEqualTo(Cause.UNBALANCED_CLASSES);
        assertThat(with(training, classes(new ClassErrors(180, 2), new ClassErrors(12, 0))))
                .extracting(Finding::cause)
                .containsExactly(Cause.FITS_WELL);
    }

    @Test
    void findsNetworksThatAreFarTooLarge() {
        String wide = "{type: 'dense', units: 2000, activation: 'relu'}, {type: 'dense'}";
        List<EpochMetrics> epochs =
                Trainings.epochs(40, epoch -> 0.6 / epoch, epoch -> 0.3 + 1.0 / epoch);
        TrainingSummary training =
                Trainings.of(
                        Trainings.plan(wide, "epochs: 40", Trainings.TABLE),
                        Trainings.TABLE,
                        epochs,
                        Trainings.errors(200, 20, 1));

        Finding finding = only(training);

        assertThat(finding.cause()).isEqualTo(Cause.TOO_COMPLEX);
        // 10·2000 + 2000 and 2000·2 + 2, by 1000 rows
        assertThat(finding.evidence().get(0).value()).isEqualTo(26.002);
    }

    @Test
    void tellsWhatStillImprovesAndWhatDoesNotFit() {
        assertThat(
                        only(Trainings.of(
                                        Trainings.TABLE,
                                        Trainings.epochs(
                                                40,
                                                epoch -> 0.45 - 0.01 * epoch,
                                                epoch -> 0.5 - 0.01 * epoch)))
                                .cause())
                .isEqualTo(Cause.STILL_IMPROVING);
        assertThat(
                        only(Trainings.of(
                                        Trainings.TABLE,
                                        Trainings.epochs(40, epoch -> 0.66, epoch -> 0.67)))
                                .cause())
                .isEqualTo(Cause.UNDERFITTING);
    }

    @Test
    void looksAtTestRowsWhereNoneValidate() {
        List<EpochMetrics> epochs =
                Trainings.epochs(10, epoch -> 0.1, epoch -> 0).stream()
                        .map(
                                epoch ->
                                        new EpochMetrics(
                                                epoch.epoch(),
                                                0.001,
                                                0.1,
                                                1.0,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                epoch.rates(),
                                                1))
                        .toList();
        TrainingSummary training = Trainings.of(Trainings.TABLE, epochs);

        assertThat(only(training).cause()).isEqualTo(Cause.OVERFITTING);
        assertThat(only(training).evidence().get(0).value()).isEqualTo(5);
    }

    private static PredictionErrors classes(ClassErrors often, ClassErrors rare) {
        int rows = often.rows() + rare.rows();
        return new PredictionErrors(
                rows, often.wrong() + rare.wrong(), rows / 2, 0, List.of(often, rare));
    }

    private static List<Finding> with(TrainingSummary training, PredictionErrors validation) {
        return Diagnosis.of(
                Trainings.of(training.plan(), training.data(), training.epochs(), validation));
    }

    private static Finding only(TrainingSummary training) {
        assertThat(Diagnosis.of(training)).hasSize(1);
        return Diagnosis.of(training).get(0);
    }
}
