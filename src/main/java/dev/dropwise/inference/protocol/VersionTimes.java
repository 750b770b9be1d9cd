package dev.dropwise.inference.protocol;

import java.util.Map;
import java.util.TreeMap;

/** What requests for one version took, by outcome and by how many instances they held. */
final class VersionTimes {

    /** So many sizes are told apart; requests of more sizes count in the sums alone. */
    private static final int MOST_SIZES = 100;

    private DurationSum success = DurationSum.NONE;
    private DurationSum fail = DurationSum.NONE;
    private InferTimes all = InferTimes.NONE;
    private final Map<Integer, InferTimes> bySize = new TreeMap<>();
    private long instances;
    private long last;

    synchronized void succeeded(int size, InferClock clock, long millis) {
        success = success.plus(clock.total());
        all = all.plus(clock);
        instances += size;
        last = millis;
        if (bySize.size() < MOST_SIZES || bySize.containsKey(size)) {
            bySize.put(size, bySize.getOrDefault(size, InferTimes.NONE).plus(clock));
        }
    }

    synchronized void failed(InferClock clock) {
        fail = fail.plus(clock.elapsed());
    }

    synchronized InferStatisticsView.VersionStatistics view(String model, String version) {
        return new InferStatisticsView.VersionStatistics(
                model,
                version,
                last,
                instances,
                success.count(),
                InferStatisticsView.InferenceTimes.of(success, fail, all),
                bySize.entrySet().stream()
                        .map(
                                size ->
                                        new InferStatisticsView.BatchTimes(
                                                size.getKey(), size.getValue()))
                        .toList());
    }
}
