package dev.dropwise.model;

import dev.dropwise.run.CheckpointUse;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A version of a model is a checkpoint, or several. */
@Component
class VersionsUsingCheckpoints implements CheckpointUse {

    private final ModelVersions versions;

    VersionsUsingCheckpoints(ModelVersions versions) {
        this.versions = versions;
    }

    @Override
    public boolean needs(UUID checkpoint) {
        return versions.existsByCheckpoint(checkpoint) || versions.existsByMember(checkpoint);
    }
}
