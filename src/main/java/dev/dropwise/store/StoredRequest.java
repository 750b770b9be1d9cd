package dev.dropwise.store;

import jakarta.persistence.Embedded;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What is stored of every request that is worked on for a while: when it came, began and ended. */
@MappedSuperclass
public abstract class StoredRequest {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Embedded private RequestFingerprint fingerprint;
    private @Nullable String error;
    private Instant createdAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;

    @Version private long version;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected StoredRequest() {}

    @SuppressWarnings("NullAway.Init") // the id comes with the first save
    protected StoredRequest(RequestFingerprint fingerprint, Instant now) {
        this.fingerprint = fingerprint;
        this.createdAt = now;
    }

    /** Work on it begins, for the first time or again. */
    protected void started(Instant now) {
        startedAt = startedAt == null ? now : startedAt;
    }

    /** It cannot be done. */
    protected void failed(String reason) {
        error = reason;
    }

    /** Nobody works on it any more. */
    protected void finished(Instant now) {
        finishedAt = now;
    }

    public UUID id() {
        return id;
    }

    public RequestFingerprint fingerprint() {
        return fingerprint;
    }

    /** Why it failed; null unless it did. */
    public @Nullable String error() {
        return error;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant startedAt() {
        return startedAt;
    }

    public @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
