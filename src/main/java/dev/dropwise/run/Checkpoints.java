package dev.dropwise.run;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The checkpoints of all runs. */
public interface Checkpoints extends JpaRepository<Checkpoint, UUID> {

    List<Checkpoint> findByRunOrderByIdDesc(UUID run);

    Optional<Checkpoint> findFirstByRunAndKindOrderByIdDesc(UUID run, Checkpoint.Kind kind);

    boolean existsBySha256(String sha256);

    /** What a run predicts with: its best checkpoint, or the last where none was judged. */
    default Optional<Checkpoint> bestOrLast(UUID run) {
        return findFirstByRunAndKindOrderByIdDesc(run, Checkpoint.Kind.BEST)
                .or(() -> findFirstByRunAndKindOrderByIdDesc(run, Checkpoint.Kind.LAST));
    }
}
