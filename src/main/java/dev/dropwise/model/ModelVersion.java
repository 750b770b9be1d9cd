package dev.dropwise.model;

import dev.dropwise.run.Checkpoint;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A checkpoint under a name and a number. Only its notes change. */
@Entity
@Table(name = "model_versions")
public class ModelVersion {

    /** A version of a model. */
    @Embeddable
    record Key(String model, int version) implements Serializable {}

    @Converter
    static class NotesColumn extends JsonColumn<VersionNotes> {
        NotesColumn(JsonMapper mapper) {
            super(mapper, VersionNotes.class);
        }
    }

    @EmbeddedId private Key key;

    @Column(name = "checkpoint_id")
    private UUID checkpoint;

    @Column(name = "run_id")
    private UUID run;

    @Convert(converter = NotesColumn.class)
    private @Nullable VersionNotes notes;

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

    /** What people call it by, by name. */
    public Map<String, String> tags() {
        return notes().tags();
    }

    /** For people; null where nobody wrote any. */
    public @Nullable String description() {
        return notes().description();
    }

    VersionNotes notes() {
        return notes == null ? VersionNotes.NONE : notes;
    }

    void describe(VersionNotes changed) {
        notes = changed;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
