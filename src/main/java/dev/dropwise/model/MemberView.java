package dev.dropwise.model;

import dev.dropwise.run.Checkpoint;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * One of the networks of an ensemble.
 *
 * @param epoch after which its checkpoint was taken
 * @param sha256 of the checkpoint's file
 */
@Schema(name = "EnsembleMember")
record MemberView(UUID run, UUID checkpoint, int epoch, long bytes, String sha256) {

    static MemberView of(Checkpoint checkpoint) {
        return new MemberView(
                checkpoint.run(),
                checkpoint.id(),
                checkpoint.epoch(),
                checkpoint.blob().bytes(),
                checkpoint.blob().sha256());
    }
}
