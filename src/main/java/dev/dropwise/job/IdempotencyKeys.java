package dev.dropwise.job;

import dev.dropwise.problem.Invalid;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Finds the job of a request that was sent before. */
@Component
class IdempotencyKeys {

    private final Jobs jobs;
    private final RetentionProperties retention;
    private final JsonMapper mapper;
    private final Clock clock;

    IdempotencyKeys(Jobs jobs, RetentionProperties retention, JsonMapper mapper, Clock clock) {
        this.jobs = jobs;
        this.retention = retention;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * The job that came of this key before.
     *
     * @param requestHash of the request that comes with it now
     * @throws Invalid if another request came with it then
     */
    Optional<Job> find(@Nullable String key, String requestHash) {
        if (key == null) {
            return Optional.empty();
        }
        jobs.forgetKey(key, clock.instant().minus(retention.idempotencyKeys()));
        Optional<Job> earlier = jobs.findByFingerprintIdempotencyKey(key);
        earlier.ifPresent(job -> job.fingerprint().requireSame(requestHash, "job " + job.id()));
        return earlier;
    }

    String hash(JobRequest request) {
        return DigestUtils.sha256Hex(mapper.writeValueAsBytes(request));
    }
}
