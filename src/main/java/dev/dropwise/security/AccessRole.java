package dev.dropwise.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do. Each of the first four may do what those before it may. */
public enum AccessRole {
    /** Looks at everything but keys and the audit log. */
    READER,
    /** Asks models for predictions, too. */
    PREDICTOR,
    /** Uploads data, trains and registers models, too; changes only its own jobs. */
    TRAINER,
    /** May everything. */
    ADMIN,
    /** Reads the measurements for Prometheus, and nothing else. */
    METRICS;

    /** Whether it may do what another may. */
    boolean includes(AccessRole other) {
        return this == other
                || this == ADMIN
                || (this != METRICS && other != METRICS && compareTo(other) > 0);
    }

    /** Whether it may be narrowed to some models. */
    boolean canBeForModels() {
        return this == READER || this == PREDICTOR;
    }

    /** Its name in JSON, tokens and messages. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AccessRole> labelled(String label) {
        return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
    }
}
