package dev.dropwise.training;

import dev.dropwise.calibration.CalibratedClasses;
import dev.dropwise.calibration.CalibratedTarget;
import dev.dropwise.calibration.CalibratedValues;
import dev.dropwise.calibration.Calibration;
import dev.dropwise.calibration.ValueSpread;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.spec.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Calibrates what trained weights answer on the rows that were held back for it, and measures on
 * the data set's hold-out. A pure function of the weights, the data and the seed.
 */
final class CalibratedAnswers {

    /** Of several targets, so that together they do not keep too many. */
    private static final int FEWEST_ROWS = 512;

    private final TrainingData data;
    private final Architecture architecture;
    private final TrainingSeeds seeds;
    private final int targets;

    CalibratedAnswers(TrainingData data, Architecture architecture, TrainingSeeds seeds) {
        this.data = data;
        this.architecture = architecture;
        this.seeds = seeds;
        this.targets = data.preprocessing().target().count();
    }

    /** Null if told to stop before the end. */
    @Nullable Calibration of(TorchProgram program, StopSignal stop) {
        AnsweredRows rows =
                new AnsweredRows(data, architecture, program, seeds.calibration(targets), stop);
        AnsweredRows.Answers calibration = rows.of(some(data.split().calibration()));
        AnsweredRows.Answers test = calibration == null ? null : rows.of(some(data.split().test()));
        if (calibration == null || test == null) {
            return null;
        }
        List<CalibratedTarget> calibrated = new ArrayList<>();
        for (int target = 0; target < targets; target++) {
            calibrated.add(
                    data.isClassification()
                            ? CalibratedClasses.of(
                                    calibration.classes(target),
                                    test.classes(target),
                                    seeds.calibration(target))
                            : values(calibration, test, target));
        }
        return new Calibration(calibration.rows(), test.rows(), calibrated);
    }

    private CalibratedValues values(
            AnsweredRows.Answers calibration, AnsweredRows.Answers test, int target) {
        double unit = data.preprocessing().target().unit(target);
        ValueSpread spread = null;
        if (calibration.learnsNoise()) {
            spread = ValueSpread.learned(unit);
        } else if (calibration.deviations() != null) {
            spread = ValueSpread.sampled(seeds.calibration(targets), unit);
        }
        return CalibratedValues.of(
                calibration.values(target, unit), test.values(target, unit), spread);
    }

    /** Spread evenly where they are not all. */
    private int[] some(int[] rows) {
        int count = Math.min(rows.length, Math.max(FEWEST_ROWS, Calibration.MOST_ROWS / targets));
        return IntStream.range(0, count)
                .map(i -> rows[(int) ((long) i * rows.length / count)])
                .toArray();
    }
}
