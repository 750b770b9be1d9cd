package dev.dropwise.model;

import dev.dropwise.run.Checkpoint;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** One of the networks of an ensemble. */
@Embeddable
public record EnsembleMember(
        @Column(name = "checkpoint_id") UUID checkpoint, @Column(name = "run_id") UUID run) {

    static EnsembleMember of(Checkpoint checkpoint) {
        return new EnsembleMember(checkpoint.id(), checkpoint.run());
    }
}
