package dev.dropwise.bench.diagnosis;

import dev.dropwise.report.diagnosis.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What a planted cause was diagnosed as, and what the first patch did.
 *
 * @param first the cause that was named first
 * @param remedy what was tried; null where nothing was proposed
 * @param before plain cross-entropy of the test rows
 * @param after the same once the patched plan was trained; null where there was no patch
 */
record PlantedOutcome(
        PlantedSubject subject,
        PlantedCause planted,
        long seed,
        Cause first,
        @Nullable String remedy,
        double before,
        @Nullable Double after) {

    boolean isNamed() {
        return first == planted.cause();
    }

    boolean isSick() {
        return planted != PlantedCause.NONE;
    }

    boolean isLower() {
        return after != null && after < before;
    }
}
