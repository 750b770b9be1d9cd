package dev.dropwise.job.worker;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a job needs of a worker.
 *
 * @param cores the threads that its training began with; null until it begins, when it takes a
 *     worker's share
 * @param memory bytes for data and network, about
 * @param device the kind of device that it asked for or began on; null if any will do
 */
@Embeddable
public record ResourceRequirements(
        @Nullable Integer cores,
        long memory,
        @Enumerated(EnumType.STRING) @Nullable DeviceKind device) {

    /** Nothing in particular. */
    public static final ResourceRequirements ANYTHING = new ResourceRequirements(null, 0, null);

    /** The same for a training with so many threads. */
    public ResourceRequirements with(int threads) {
        return new ResourceRequirements(threads, memory, device);
    }

    @Override
    public String toString() {
        String where = device == null ? "" : " on a " + device.name().toLowerCase(Locale.ROOT);
        return "%.1f MiB of memory%s".formatted(memory / (double) (1 << 20), where);
    }
}
