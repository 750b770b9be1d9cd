package dev.dropwise.run;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/** All runs. */
public interface Runs extends JpaRepository<Run, UUID> {

    List<Run> findByOrderByIdDesc(Limit limit);

    List<Run> findByIdLessThanOrderByIdDesc(UUID after, Limit limit);

    /**
     * The run of that id.
     *
     * @throws NoSuchRun if there is none
     */
    default Run get(UUID id) {
        return findById(id).orElseThrow(() -> new NoSuchRun(id));
    }
}
