package dev.dropwise.report;

import dev.dropwise.training.EpochMetrics;
import java.util.List;
import java.util.stream.IntStream;

/** What many epochs came to, few enough to be drawn. */
final class ThinnedCurves {

    private static final int MOST = 1000;

    private ThinnedCurves() {}

    /** All of few epochs; of many some at equal distances, the last and the served one. */
    static List<EpochMetrics> of(List<EpochMetrics> epochs, int served) {
        int step = (epochs.size() + MOST - 1) / MOST;
        return IntStream.range(0, epochs.size())
                .filter(
                        i ->
                                i % step == 0
                                        || i == epochs.size() - 1
                                        || epochs.get(i).epoch() == served)
                .mapToObj(epochs::get)
                .toList();
    }
}
