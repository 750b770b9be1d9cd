package dev.dropwise.spec.advice;

import dev.dropwise.spec.CalibrationSpec;
import dev.dropwise.spec.TrainingSpec;
import java.util.stream.Stream;

/** Whether enough rows calibrate for what they are held back for. */
final class CalibrationAdvice {

    /** With so many the share covered is seldom more than some points from the stated one. */
    private static final int ENOUGH = 100;

    private CalibrationAdvice() {}

    static Stream<AdviceFinding> fewRows(AdviceSubject subject) {
        TrainingSpec training = subject.training();
        CalibrationSpec calibration = training == null ? null : training.calibration();
        Integer examples = subject.examples();
        if (training == null || calibration == null || examples == null) {
            return Stream.empty();
        }
        long rows = rows(training, calibration.fraction(), examples);
        return rows >= ENOUGH
                ? Stream.empty()
                : Stream.of(
                        AdviceFinding.of(
                                "/training/calibration/fraction",
                                "Hold back more rows to calibrate on: about %d carry no"
                                        + " confidenceLevel above %.3g, and with less than %d the"
                                        + " share that is covered strays by several points.",
                                rows,
                                rows / (rows + 1.0),
                                ENOUGH));
    }

    /** By the number of rows that are learned from, which the rest of them is a share of. */
    private static long rows(TrainingSpec training, double fraction, int examples) {
        double learned = 1 - fraction - training.validation().fraction();
        double whole = examples / training.rowsOrAll().fraction();
        return Math.max(1, Math.round(whole * fraction / learned));
    }
}
