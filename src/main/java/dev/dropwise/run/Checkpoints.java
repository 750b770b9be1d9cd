package dev.dropwise.run;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The checkpoints of all runs. */
public interface Checkpoints extends JpaRepository<Checkpoint, UUID> {

    List<Checkpoint> findByRunOrderByIdDesc(UUID run);

    Optional<Checkpoint> findFirstByRunAndKindOrderByIdDesc(UUID run, Checkpoint.Kind kind);

    boolean existsBySha256(String sha256);

    List<Checkpoint> findByRunInAndKindNot(Collection<UUID> runs, Checkpoint.Kind kind);

    /**
     * What a run predicts with: its best checkpoint where its plan chooses one and an epoch was
     * judged, else its last.
     */
    default Optional<Checkpoint> served(Run run) {
        Optional<Checkpoint> best =
                run.plan().training().servesBest()
                        ? findFirstByRunAndKindOrderByIdDesc(run.id(), Checkpoint.Kind.BEST)
                        : Optional.empty();
        return best.or(() -> findFirstByRunAndKindOrderByIdDesc(run.id(), Checkpoint.Kind.LAST));
    }
}
