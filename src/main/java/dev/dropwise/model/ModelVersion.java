package dev.dropwise.model;

import dev.dropwise.run.Checkpoint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A checkpoint under a name and a number. Immutable. */
@Entity
@Table(name = "model_versions")
public class ModelVersion {

    /** A version of a model. */
    @Embeddable
    record Key(String model, int version) implements Serializable {}

    @EmbeddedId private Key key;

    @Column(name = "checkpoint_id")
    private UUID checkpoint;

    @Column(name = "run_id")
    private UUID run;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected ModelVersion() {}

    ModelVersion(String model, int version, Checkpoint checkpoint, Instant now) {
        this.key = new Key(model, version);
        this.checkpoint = checkpoint.id();
        this.run = checkpoint.run();
        this.createdAt = now;
    }

    public String model() {
        return key.model();
    }

    /** From 1. */
    public int version() {
        return key.version();
    }

    public UUID checkpoint() {
        return checkpoint;
    }

    public UUID run() {
        return run;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
