package dev.dropwise.training;

import dev.dropwise.dataset.Dataset;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses the training rows that stand for all of them in the measurements on the way. */
final class TrainingSample {

    private TrainingSample() {}

    /**
     * All rows, or so many of them that every class, or every range of values, has its share: in
     * the order of their targets one is taken after every so many, equal ones in a drawn order.
     */
    static int[] of(TrainingData data, int most, TrainingSeeds seeds) {
        int[] rows = data.split().training();
        if (rows.length <= most) {
            return rows;
        }
        int[] byTarget = byTarget(data.dataset(), seeds.sample(rows));
        double stride = (double) rows.length / most;
        return IntStream.range(0, most)
                .map(i -> byTarget[(int) ((i + 0.5) * stride)])
                .sorted()
                .toArray();
    }

    private static int[] byTarget(Dataset dataset, int[] rows) {
        List<String> classes = dataset.target().classes();
        return IntStream.range(0, rows.length)
                .mapToLong(
                        place -> (long) key(dataset.targetOf(rows[place]), classes) << 32 | place)
                .sorted()
                .mapToInt(key -> rows[(int) key])
                .toArray();
    }

    /** In the order of the classes, or of the numbers. */
    private static int key(Object target, List<String> classes) {
        if (target instanceof Number number) {
            int bits = Float.floatToIntBits(number.floatValue());
            return bits ^ (bits >> 31 & Integer.MAX_VALUE);
        }
        return classes.indexOf(String.valueOf(target));
    }
}
