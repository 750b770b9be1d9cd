package dev.dropwise.study;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All studies. */
interface Studies extends JpaRepository<Study, UUID>, JpaSpecificationExecutor<Study> {

    Optional<Study> findByFingerprintIdempotencyKey(String key);

    boolean existsByDatasetAndStateIn(String dataset, Collection<StudyState> states);

    /** Those whose trials go on, or have to be stopped; the oldest first. */
    @Query(
            """
            select s.id from Study s
            where s.state in (QUEUED, RUNNING) or (s.state in (PAUSED, CANCELLED) and exists (
                select t from StudyTrial t
                where t.key.study = s.id and t.job is not null and t.state in (WAITING, RUNNING)))
            order by s.id""")
    List<UUID> toAdvance();

    @Query("select s.state from Study s where s.id = :id")
    Optional<StudyState> state(UUID id);

    /**
     * The study, for one transaction at a time: what its owner and its progress do to it queues up.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Study s where s.id = :id")
    Optional<Study> lock(UUID id);

    /**
     * The study of that id.
     *
     * @throws NoSuchStudy if there is none
     */
    default Study get(UUID id) {
        return findById(id).orElseThrow(() -> new NoSuchStudy(id));
    }
}
