package dev.dropwise.calibration;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The labels of one row from the likeliest on.
 *
 * @param order their numbers; of equals the first comes first
 * @param cumulated sums of probabilities up to each, with its penalty
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares ranks
record LabelRanks(int[] order, double[] cumulated) {

    static LabelRanks of(double[] probabilities, RankPenalty penalty) {
        int[] order =
                IntStream.range(0, probabilities.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(label -> -probabilities[label]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] cumulated = new double[order.length];
        double sum = 0;
        for (int place = 0; place < order.length; place++) {
            sum += probabilities[order[place]];
            cumulated[place] = sum + penalty.at(place + 1);
        }
        return new LabelRanks(order, cumulated);
    }

    /** From 0. */
    int place(int label) {
        int place = 0;
        while (order[place] != label) {
            place++;
        }
        return place;
    }

    /** What the likelier labels reach; below all thresholds for the likeliest. */
    double before(int place) {
        return place == 0 ? -1 : cumulated[place - 1];
    }

    /** How many labels it takes to reach a threshold. */
    int size(double threshold) {
        int size = 1;
        while (size < order.length && ConformalMethod.APS.isWithin(before(size), threshold)) {
            size++;
        }
        return size;
    }
}
