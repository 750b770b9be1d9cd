package dev.dropwise.study;

import dev.dropwise.problem.Invalid;
import dev.dropwise.store.RequestFingerprint;
import dev.dropwise.study.design.StudySpec;
import java.time.Clock;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Takes requests for studies. */
@Component
class StudySubmission {

    private final StudyPlanner planner;
    private final Studies studies;
    private final StudyEvents events;
    private final TransactionTemplate transaction;
    private final JsonMapper mapper;
    private final Clock clock;

    StudySubmission(
            StudyPlanner planner,
            Studies studies,
            StudyEvents events,
            TransactionTemplate transaction,
            JsonMapper mapper,
            Clock clock) {
        this.planner = planner;
        this.studies = studies;
        this.events = events;
        this.transaction = transaction;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * A study that was asked for.
     *
     * @param isNew whether this request began it
     */
    record Submitted(Study study, boolean isNew) {}

    /**
     * Plans a study and begins it.
     *
     * @param idempotencyKey the same key and request give the same study again
     * @throws Invalid if it cannot be carried out, or came with another request's key
     */
    Submitted submit(StudySpec spec, @Nullable String idempotencyKey) {
        String hash =
                DigestUtils.sha256Hex(mapper.writerFor(StudySpec.class).writeValueAsBytes(spec));
        Optional<Study> earlier = earlier(idempotencyKey, hash);
        if (earlier.isPresent()) {
            return new Submitted(earlier.get(), false);
        }
        RequestFingerprint fingerprint = new RequestFingerprint(idempotencyKey, hash);
        Study study = new Study(planner.plan(spec), fingerprint, clock.instant());
        try {
            return new Submitted(add(study), true);
        } catch (DataIntegrityViolationException sameKeyAtTheSameTime) {
            Study other = earlier(idempotencyKey, hash).orElseThrow(() -> sameKeyAtTheSameTime);
            return new Submitted(other, false);
        }
    }

    private Study add(Study study) {
        return transaction.execute(
                status -> {
                    Study saved = studies.saveAndFlush(study);
                    events.state(saved);
                    return saved;
                });
    }

    private Optional<Study> earlier(@Nullable String key, String hash) {
        if (key == null) {
            return Optional.empty();
        }
        Optional<Study> earlier = studies.findByFingerprintIdempotencyKey(key);
        earlier.ifPresent(study -> study.fingerprint().requireSame(hash, "study " + study.id()));
        return earlier;
    }
}
