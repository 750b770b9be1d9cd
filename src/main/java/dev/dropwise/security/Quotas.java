package dev.dropwise.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many requests every caller may send to this process. */
final class Quotas {

    /** Of more callers the ones that have their whole quota are forgotten. */
    private static final int MANY = 10_000;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final int burst;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * Quotas of a size.
     *
     * @param burst 0 for as many as in ten seconds
     */
    Quotas(int perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst > 0 ? burst : Math.multiplyExact(10, perSecond);
    }

    /** Takes one request of a caller's quota; gives 0, or when there will be one again. */
    long secondsToWait(String caller) {
        Bucket bucket = buckets.computeIfAbsent(caller, name -> bucket());
        if (buckets.size() > MANY) {
            buckets.values().removeIf(each -> each.getAvailableTokens() >= burst);
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : (probe.getNanosToWaitForRefill() + SECOND - 1) / SECOND;
    }

    String expected() {
        return "expected at most %d requests a second of one caller, %d at once"
                .formatted(perSecond, burst);
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(burst)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
