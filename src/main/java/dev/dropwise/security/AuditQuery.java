package dev.dropwise.security;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

/** Which entries of the audit log are asked for. */
@ParameterObject
record AuditQuery(
        @Parameter(description = "Only what this holder of a key or token did")
                @Nullable String actor,
        @Parameter(description = "Only what ended so") @Nullable AuditOutcome outcome,
        @Parameter(description = "Only what was asked for with this method")
                @Nullable String method,
        @Parameter(
                        description = "Only what happened at this time or later",
                        example = "2026-01-01T00:00:00Z")
                @Nullable Instant from,
        @Parameter(
                        description = "Only what happened before this time",
                        example = "2099-01-01T00:00:00Z")
                @Nullable Instant until) {

    /** As SQL that follows another condition; its names are those of the values. */
    String conditions() {
        StringBuilder conditions = new StringBuilder();
        add(conditions, actor, " and actor = :actor");
        add(conditions, outcome, " and outcome = :outcome");
        add(conditions, method, " and method = :method");
        add(conditions, from, " and happened_at >= :from");
        add(conditions, until, " and happened_at < :until");
        return conditions.toString();
    }

    private static void add(StringBuilder conditions, @Nullable Object value, String condition) {
        if (value != null) {
            conditions.append(condition);
        }
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        put(values, "actor", actor);
        put(values, "outcome", outcome == null ? null : outcome.name());
        put(values, "method", method);
        put(values, "from", from == null ? null : from.atOffset(ZoneOffset.UTC));
        put(values, "until", until == null ? null : until.atOffset(ZoneOffset.UTC));
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
