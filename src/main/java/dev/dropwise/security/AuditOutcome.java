package dev.dropwise.security;

/** How what was asked for ended. */
enum AuditOutcome {
    /** As asked. */
    DONE,
    /** Whoever asked may not do it, or not so often. */
    REFUSED,
    /** It could not be done. */
    FAILED;

    static AuditOutcome of(int status) {
        return switch (status) {
            case 401, 403, 429 -> REFUSED;
            default -> status < 400 ? DONE : FAILED;
        };
    }
}
