package dev.dropwise.security;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done or refused.
 *
 * @param actor the name of the key or token; null where none was needed, or none was known
 * @param keyId of the key
 * @param path without the query, which may hold anything
 * @param status of the answer
 * @param unrecorded others like it, and refusals that were too many, before this one
 */
record AuditEntry(
        long id,
        Instant at,
        @Schema(example = "alice") @Nullable String actor,
        @Nullable String keyId,
        @Schema(example = "POST") String method,
        @Schema(example = "/api/v1/jobs") String path,
        @Schema(example = "127.0.0.1") String remoteAddress,
        @Schema(example = "202") int status,
        AuditOutcome outcome,
        @Schema(
                        description =
                                "Others of the same caller and kind in the minute before this one,"
                                        + " and refusals that were too many to be recorded")
                long unrecorded) {

    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_METHOD = 20;
    private static final String REFUSED = AuditEntry.class.getName() + ".refused";

    /** The request was refused for what it is, whatever its status says. */
    static void refused(ServletRequest request) {
        request.setAttribute(REFUSED, true);
    }

    static AuditEntry of(HttpServletRequest request, int status, Instant now) {
        Caller caller = Caller.of(request).orElse(null);
        boolean isRefused = request.getAttribute(REFUSED) != null;
        return new AuditEntry(
                0,
                now,
                caller == null ? null : caller.name(),
                caller == null ? null : caller.keyId(),
                shortened(request.getMethod(), LONGEST_METHOD),
                shortened(request.getRequestURI(), LONGEST_PATH),
                request.getRemoteAddr(),
                status,
                isRefused ? AuditOutcome.REFUSED : AuditOutcome.of(status),
                0);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    AuditEntry after(long unrecorded) {
        return new AuditEntry(
                id, at, actor, keyId, method, path, remoteAddress, status, outcome, unrecorded);
    }
}
