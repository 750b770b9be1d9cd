package dev.dropwise.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How much of something every caller may ask of this process. */
final class Quotas {

    /** Of more callers the ones that have their whole quota are forgotten. */
    private static final int MANY = 10_000;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Bandwidth bandwidth;
    private final String expected;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    private Quotas(long most, long refill, Duration period, String expected) {
        this.bandwidth = Bandwidth.builder().capacity(most).refillGreedy(refill, period).build();
        this.expected = expected;
    }

    /**
     * Of requests.
     *
     * @param burst 0 for as many as in ten seconds
     */
    static Quotas ofRequests(int perSecond, int burst) {
        int most = burst > 0 ? burst : Math.multiplyExact(10, perSecond);
        return new Quotas(
                most,
                perSecond,
                Duration.ofSeconds(1),
                "expected at most %d requests a second of one caller, %d at once"
                        .formatted(perSecond, most));
    }

    /** Of bytes of bodies. */
    static Quotas ofBytes(long perHour) {
        return new Quotas(
                perHour,
                perHour,
                Duration.ofHours(1),
                "expected bodies of at most %,d bytes an hour of one caller".formatted(perHour));
    }

    /** What one caller may have at most at a time. */
    long most() {
        return bandwidth.getCapacity();
    }

    /**
     * Takes so much of a caller's quota; gives 0, or when it will be there.
     *
     * @param amount at most {@link #most}
     */
    long secondsToWait(String caller, long amount) {
        Bucket bucket = buckets.computeIfAbsent(caller, name -> bucket());
        if (buckets.size() > MANY) {
            buckets.values().removeIf(each -> each.getAvailableTokens() >= most());
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(amount);
        return probe.isConsumed() ? 0 : (probe.getNanosToWaitForRefill() + SECOND - 1) / SECOND;
    }

    String expected() {
        return expected;
    }

    private Bucket bucket() {
        return Bucket.builder().addLimit(bandwidth).build();
    }
}
