package dev.dropwise.dataset;

import dev.dropwise.problem.Conflict;

/** The stored rows of a data set are gone, or are no longer what was stored. */
public final class DamagedDataset extends Conflict {

    private static final long serialVersionUID = 1L;

    DamagedDataset(String name, Exception cause) {
        super(
                "the data set %s cannot be used: %s; delete it and upload it again"
                        .formatted(name, cause.getMessage()));
        initCause(cause);
    }

    /** What it was derived from is no longer the same. */
    public DamagedDataset(String name, String reason) {
        super(
                "the data set %s cannot be used: %s; delete it and derive it again"
                        .formatted(name, reason));
    }
}
