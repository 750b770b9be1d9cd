package dev.dropwise.run;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/** All runs. */
public interface Runs extends JpaRepository<Run, UUID>, JpaSpecificationExecutor<Run> {

    /**
     * The run of that id.
     *
     * @throws NoSuchRun if there is none
     */
    default Run get(UUID id) {
        return findById(id).orElseThrow(() -> new NoSuchRun(id));
    }
}
