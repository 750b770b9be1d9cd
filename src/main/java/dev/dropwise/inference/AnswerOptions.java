package dev.dropwise.inference;

import dev.dropwise.calibration.CalibratedTarget;
import dev.dropwise.calibration.Calibration;
import dev.dropwise.calibration.ConformalMethod;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants to be told of its answers that calibration knows.
 *
 * @param confidenceLevel of sets and intervals; null for none
 * @param method of them; null for the usual one
 * @param maxError of answers that are given; null to give all
 * @param topK how many of the likeliest labels are listed; null for none
 * @param isRaw whether probabilities are wanted as the network gives them
 */
record AnswerOptions(
        @Nullable Double confidenceLevel,
        @Nullable ConformalMethod method,
        @Nullable Double maxError,
        @Nullable Integer topK,
        boolean isRaw) {

    static final AnswerOptions NONE = new AnswerOptions(null, null, null, null, false);

    static AnswerOptions of(PredictionRequest request) {
        return new AnswerOptions(
                request.confidenceLevel(),
                request.method(),
                request.maxError(),
                request.topK(),
                Boolean.TRUE.equals(request.raw()));
    }

    boolean needsCalibration() {
        return confidenceLevel != null || maxError != null;
    }

    /**
     * @throws Invalid with all that does not fit the target
     * @throws Conflict when what answers was not calibrated
     */
    void check(ServedCheckpoint served) {
        List<Fault> faults = new ArrayList<>();
        if (method != null && confidenceLevel == null) {
            faults.add(new Fault("/method", "expected confidenceLevel beside it, received none"));
        }
        if (!served.isClassification()) {
            requireNone("/maxError", maxError, faults);
            requireNone("/topK", topK, faults);
        }
        Invalid.throwIfAny(faults);
        if (needsCalibration()) {
            checkMethod(served, calibration(served));
        }
    }

    private static void requireNone(String pointer, @Nullable Number received, List<Fault> faults) {
        if (received != null) {
            faults.add(
                    new Fault(
                            pointer,
                            "expected none for a network that predicts values, received "
                                    + received));
        }
    }

    private static Calibration calibration(ServedCheckpoint served) {
        Calibration calibration = served.calibration();
        if (calibration == null) {
            throw new Conflict(
                    served.plan().training().calibration() == null
                            ? "what answers was not calibrated: train with \"calibration\": {\"fraction\": 0.1} in the job's \"training\", so that rows are held back to calibrate on"
                            : "what answers was not calibrated: its run ended before that, or its checkpoint is neither the best nor the last of the run");
        }
        return calibration;
    }

    private void checkMethod(ServedCheckpoint served, Calibration calibration) {
        ConformalMethod asked = method;
        CalibratedTarget target = calibration.targets().get(0);
        if (asked == null || target.scores(asked) != null) {
            return;
        }
        throw new Invalid(
                "/method",
                served.isClassification()
                        ? expected("lac, aps, raps", asked)
                        : ofValues(asked, target.scores(ConformalMethod.CQR) != null));
    }

    private static String expected(String methods, ConformalMethod asked) {
        return "expected one of %s, received %s"
                .formatted(methods, asked.name().toLowerCase(Locale.ROOT));
    }

    private static String ofValues(ConformalMethod asked, boolean hasQuantiles) {
        return switch (asked) {
            case NORMALIZED ->
                    "expected %s, received normalized: this network has no spread to normalize by; it takes dropout, or the loss gaussianNegativeLogLikelihood"
                            .formatted(hasQuantiles ? "cqr or absolute" : "absolute");
            case CQR ->
                    "expected absolute, received cqr: this network predicts no quantiles; it takes the loss pinball";
            default ->
                    expected(
                            hasQuantiles ? "cqr, absolute, normalized" : "absolute, normalized",
                            asked);
        };
    }

    ConformalMethod methodFor(CalibratedTarget target) {
        return method == null ? target.usualMethod() : method;
    }
}
