package dev.dropwise.job;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * After how many epochs a job is to wait, though its plan has more.
 *
 * @param epochs null where it is trained to its end
 * @param isReached whether it waits there
 */
@Embeddable
record EpochLimit(
        @Column(name = "epoch_limit") @Nullable Integer epochs,
        @Column(name = "epoch_limit_reached") boolean isReached) {

    static final EpochLimit NONE = new EpochLimit(null, false);

    static EpochLimit of(@Nullable Integer epochs) {
        return new EpochLimit(epochs, false);
    }

    boolean allows(int epochsDone) {
        return epochs == null || epochsDone < epochs;
    }

    EpochLimit reached() {
        return new EpochLimit(epochs, true);
    }
}
