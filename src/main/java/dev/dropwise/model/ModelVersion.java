package dev.dropwise.model;

import dev.dropwise.run.Checkpoint;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint under a name and a number, or an ensemble of several, of which it names the first.
 * Only its notes change.
 */
@Entity
@Table(name = "model_versions")
public class ModelVersion {

    /** A version of a model. */
    @Embeddable
    record Key(String model, int version) implements Serializable {}

    @Converter
    static class NotesColumn extends JsonColumn<VersionNotes> {}

    @EmbeddedId private Key key;

    @Column(name = "checkpoint_id")
    private UUID checkpoint;

    @Column(name = "run_id")
    private UUID run;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(
            name = "ensemble_members",
            joinColumns = {
                @JoinColumn(name = "model", referencedColumnName = "model"),
                @JoinColumn(name = "version", referencedColumnName = "version")
            })
    @OrderColumn(name = "place")
    @Fetch(FetchMode.SUBSELECT)
    private List<EnsembleMember> members = new ArrayList<>();

    @Convert(converter = NotesColumn.class)
    private @Nullable VersionNotes notes;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected ModelVersion() {}

    /**
     * @param checkpoints one, or several of an ensemble
     */
    ModelVersion(String model, int version, List<Checkpoint> checkpoints, Instant now) {
        this.key = new Key(model, version);
        this.checkpoint = checkpoints.get(0).id();
        this.run = checkpoints.get(0).run();
        if (checkpoints.size() > 1) {
            checkpoints.forEach(one -> members.add(EnsembleMember.of(one)));
        }
        this.createdAt = now;
    }

    public String model() {
        return key.model();
    }

    /** From 1. */
    public int version() {
        return key.version();
    }

    /** The networks of an ensemble, in their order; empty where one network answers. */
    public List<EnsembleMember> members() {
        return List.copyOf(members);
    }

    public boolean isEnsemble() {
        return !members.isEmpty();
    }

    /**
     * For what takes one network alone.
     *
     * @param use what it is to be used for, as in "export it"
     * @throws NotOneNetwork of an ensemble
     */
    public void requireOneNetwork(String use) {
        if (isEnsemble()) {
            throw new NotOneNetwork(this, use);
        }
    }

    /** Of an ensemble the first. */
    public UUID checkpoint() {
        return checkpoint;
    }

    /** Of an ensemble the first. */
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
