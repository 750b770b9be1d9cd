package dev.dropwise.training;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.split.CalibrationSplit;
import dev.dropwise.dataset.split.CannotCalibrate;
import dev.dropwise.dataset.split.CannotSplit;
import dev.dropwise.dataset.split.GroupFold;
import dev.dropwise.dataset.split.GroupSplit;
import dev.dropwise.dataset.split.RandomFold;
import dev.dropwise.dataset.split.RandomSplit;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.dataset.split.SplitStrategy;
import dev.dropwise.dataset.split.TimeSplit;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.CalibrationSpec;
import dev.dropwise.spec.KFoldValidation;
import dev.dropwise.spec.SplitBy;
import dev.dropwise.spec.SplitValidation;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.spec.ValidationSpec;
import org.jspecify.annotations.Nullable;

/** What validation specs mean for a data set. */
final class ValidationSplits {

    private static final String POINTER = "/training/validation";
    private static final String CALIBRATION = "/training/calibration";

    private ValidationSplits() {}

    /**
     * @throws Invalid when the data set cannot be divided so
     */
    static Split divide(Dataset dataset, SplitStrategy strategy, long seed) {
        try {
            return dataset.split(strategy, seed);
        } catch (CannotCalibrate reason) {
            throw new Invalid(CALIBRATION, String.valueOf(reason.getMessage()));
        } catch (CannotSplit reason) {
            throw new Invalid(POINTER, String.valueOf(reason.getMessage()));
        }
    }

    /**
     * @throws Invalid when there is none for this data set
     */
    static SplitStrategy of(TrainingSpec training, Dataset dataset) {
        ValidationSpec validation = training.validation();
        CalibrationSpec calibration = training.calibration();
        return calibration == null
                ? of(validation, validation.fraction(), dataset)
                : calibrating(validation, calibration.fraction(), dataset);
    }

    private static SplitStrategy calibrating(
            ValidationSpec validation, double fraction, Dataset dataset) {
        double validating = validation.fraction();
        if (fraction + validating >= 1) {
            throw new Invalid(
                    CALIBRATION + "/fraction",
                    "expected less than %.4g beside the %.4g that validates, received %s: nothing would be left to learn from"
                            .formatted(1 - validating, validating, fraction));
        }
        SplitStrategy calibration = like(validation, fraction, dataset);
        return calibration instanceof TimeSplit
                ? new CalibrationSplit(
                        of(validation, validating / (1 - fraction), dataset), calibration)
                : new CalibrationSplit(
                        of(validation, validating, dataset),
                        like(validation, fraction / (1 - validating), dataset));
    }

    /** A share of the rows, by what those that validate are divided by. */
    private static SplitStrategy like(ValidationSpec validation, double fraction, Dataset dataset) {
        return of(validation.by(), fraction, dataset);
    }

    /**
     * @param fraction of the rows that are divided, where it is a share that validates
     */
    private static SplitStrategy of(ValidationSpec validation, double fraction, Dataset dataset) {
        validation
                .fault()
                .ifPresent(
                        fault -> {
                            throw new Invalid(fault.under(POINTER).pointer(), fault.detail());
                        });
        if (validation instanceof SplitValidation split) {
            return of(split.by(), fraction, dataset);
        }
        if (validation instanceof KFoldValidation kFold) {
            return of(kFold, dataset);
        }
        return new RandomSplit(0);
    }

    private static SplitStrategy of(@Nullable SplitBy by, double fraction, Dataset dataset) {
        if (by == null) {
            return dataset.usualSplit(fraction);
        }
        return switch (by) {
            case RANDOM -> new RandomSplit(fraction);
            case GROUP -> new GroupSplit(fraction);
            case TIME -> new TimeSplit(fraction);
        };
    }

    /** A part in the middle of time would be predicted from its future. */
    private static SplitStrategy of(KFoldValidation kFold, Dataset dataset) {
        SplitBy by = kFold.by();
        if (by == SplitBy.TIME || (by == null && dataset.hasTimes())) {
            throw new Invalid(
                    POINTER + "/by",
                    ("expected random or group, received %s: folds would be predicted from rows after them;"
                                    + " {\"type\": \"split\", \"by\": \"time\"} validates on the latest rows")
                            .formatted(
                                    by == null
                                            ? "nothing for a data set with a time column"
                                            : "time"));
        }
        return by == SplitBy.GROUP || (by == null && dataset.hasGroups())
                ? new GroupFold(kFold.folds(), kFold.fold())
                : new RandomFold(
                        kFold.folds(),
                        kFold.fold(),
                        kFold.stratified() == null || kFold.stratified());
    }
}
