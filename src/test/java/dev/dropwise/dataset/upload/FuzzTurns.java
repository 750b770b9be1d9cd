package dev.dropwise.dataset.upload;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose turn it is: some readers take ten times as long for a file as others. */
final class FuzzTurns {

    private final Map<String, Turns> turns;
    private final long end;
    private final int most;
    private long began;
    private @Nullable Turns current;

    /**
     * @param time that all readers have together
     * @param most files of each
     */
    FuzzTurns(List<Sample> samples, Duration time, int most) {
        turns =
                samples.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Sample::format,
                                        TreeMap::new,
                                        Collectors.collectingAndThen(
                                                Collectors.toList(), Turns::new)));
        this.most = most;
        began = System.nanoTime();
        end = began + time.toNanos();
    }

    /** The next one of the reader that took the least time until now; null when all is done. */
    @Nullable Sample next() {
        long now = System.nanoTime();
        if (current != null) {
            current.nanoseconds += now - began;
        }
        began = now;
        current =
                now - end >= 0
                        ? null
                        : turns.values().stream()
                                .filter(of -> of.rounds < most)
                                .min(Comparator.comparingLong(of -> of.nanoseconds))
                                .orElse(null);
        return current == null ? null : current.next();
    }

    /** How many files each reader had. */
    Map<String, Integer> rounds() {
        Map<String, Integer> rounds = new TreeMap<>();
        turns.forEach((format, of) -> rounds.put(format, of.rounds));
        return rounds;
    }

    @Override
    public String toString() {
        return rounds().toString();
    }

    /** Of one reader. */
    private static final class Turns {

        private final List<Sample> samples;
        private int rounds;
        private long nanoseconds;

        Turns(List<Sample> samples) {
            this.samples = samples;
        }

        Sample next() {
            return samples.get(rounds++ % samples.size());
        }
    }
}
