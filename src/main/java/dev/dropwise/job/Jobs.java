package dev.dropwise.job;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** All jobs. */
interface Jobs extends JpaRepository<Job, UUID> {

    /** Newest first; null asks for any state, and for the first page. */
    @Query(
            """
            select j from Job j
            where (:state is null or j.state = :state) and (:after is null or j.id < :after)
            order by j.id desc""")
    List<Job> page(@Nullable JobState state, @Nullable UUID after, Limit limit);

    Optional<Job> findByIdempotencyKey(String key);

    @Query("select j.stopRequest from Job j where j.id = :id")
    Optional<StopRequest> stopRequest(UUID id);

    /**
     * Written several times a second, so without reading the job; only by the attempt that is under
     * way.
     */
    @Modifying
    @Transactional
    @Query("update Job j set j.progress = :progress where j.id = :id and j.attempt = :attempt")
    void progress(UUID id, int attempt, JobProgress progress);

    /**
     * The job of that id.
     *
     * @throws NoSuchJob if there is none
     */
    default Job get(UUID id) {
        return findById(id).orElseThrow(() -> new NoSuchJob(id));
    }
}
