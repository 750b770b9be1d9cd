package dev.dropwise.job;

import dev.dropwise.job.event.WatchedJobs;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** All jobs. */
interface Jobs extends JpaRepository<Job, UUID>, JpaSpecificationExecutor<Job>, WatchedJobs {

    boolean existsByLabelsDatasetAndStateIn(String dataset, List<JobState> states);

    Optional<Job> findByFingerprintIdempotencyKey(String key);

    boolean existsByIdAndStateAndAttemptAndStopRequestIsNull(UUID id, JobState state, int attempt);

    /** Whether a worker is to go on: nobody asked it to stop, and nobody else has its job. */
    default boolean goesOn(Attempt attempt) {
        return existsByIdAndStateAndAttemptAndStopRequestIsNull(
                attempt.job(), JobState.RUNNING, attempt.number());
    }

    @Query("select j.state from Job j where j.id = :id")
    Optional<JobState> state(UUID id);

    @Override
    default boolean exists(UUID job) {
        return existsById(job);
    }

    @Override
    default boolean hasEnded(UUID job) {
        return state(job).map(JobState::isFinal).orElse(true);
    }

    /** From now on the key gives no job of before. */
    @Modifying
    @Transactional
    @Query(
            """
            update Job j set j.fingerprint.idempotencyKey = null
            where j.fingerprint.idempotencyKey = :key and j.createdAt < :before""")
    void forgetKey(String key, Instant before);

    /** See {@link #forgetKey}; all keys. */
    @Modifying
    @Transactional
    @Query(
            """
            update Job j set j.fingerprint.idempotencyKey = null
            where j.fingerprint.idempotencyKey is not null and j.createdAt < :before""")
    void forgetKeys(Instant before);

    @Query("select j.id from Job j where j.finishedAt < :before order by j.finishedAt")
    List<UUID> endedBefore(Instant before, Limit limit);

    /** How many there are in each state that some are in. */
    @Query("select j.state as state, count(j) as jobs from Job j group by j.state")
    List<Count> counts();

    /** How many jobs are in a state. */
    interface Count {

        JobState getState();

        long getJobs();
    }

    @Query("select count(j) from Job j where j.state = QUEUED")
    long countQueued();

    @Query("select count(j) from Job j where j.state = QUEUED and j.labels.owner = :owner")
    long countQueued(String owner);

    /** Since when the job has waited that waits longest; none where none waits. */
    @Query("select min(j.createdAt) from Job j where j.state = QUEUED")
    Optional<Instant> oldestQueued();

    /** Which of them can change no more; one that was deleted cannot either. */
    default List<UUID> endedAmong(Set<UUID> ids) {
        Set<UUID> open = unfinishedAmong(ids);
        return ids.stream().filter(id -> !open.contains(id)).toList();
    }

    @Query("select j.id from Job j where j.id in :ids and j.state in (QUEUED, RUNNING, PAUSED)")
    Set<UUID> unfinishedAmong(Set<UUID> ids);

    /** What a worker trains. */
    @Query("select j.id from Job j where j.worker = :worker and j.state = RUNNING order by j.id")
    List<UUID> runningOn(String worker);

    /** Jobs that no worker could take, of which nothing is said yet. */
    @Query(
            """
            select j.id from Job j
            where j.state = QUEUED and j.waitingFor is null and not exists (
                select w from Worker w
                where w.memory >= j.terms.needs.memory
                    and (j.terms.needs.device is null or w.kind = j.terms.needs.device))""")
    List<UUID> waitingInSilence(Limit limit);

    /** Jobs that a worker could take now. */
    @Query(
            """
            select j.id from Job j
            where j.state = QUEUED and j.waitingFor is not null and exists (
                select w from Worker w
                where w.memory >= j.terms.needs.memory
                    and (j.terms.needs.device is null or w.kind = j.terms.needs.device))""")
    List<UUID> waitingForNothing(Limit limit);

    /** The job, for one transaction at a time: what its owner and its worker do to it queues up. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from Job j where j.id = :id")
    Optional<Job> lock(UUID id);

    /**
     * The job that a worker took, locked.
     *
     * @throws AttemptSuperseded if it is no longer that worker's
     */
    default Job lock(Job taken) {
        return lock(Attempt.at(taken));
    }

    /** See {@link #lock(Job)}. */
    default Job lock(Attempt attempt) {
        return lock(attempt.job())
                .filter(job -> job.state() == JobState.RUNNING)
                .filter(job -> job.attempt() == attempt.number())
                .orElseThrow(() -> new AttemptSuperseded(attempt));
    }

    /** The number of the attempt under way, and the job locked; empty if it is another. */
    @Query(
            nativeQuery = true,
            value =
                    """
                    select attempt from jobs
                    where id = :id and attempt = :attempt and state = 'RUNNING' for update""")
    Optional<Integer> lockAttempt(UUID id, int attempt);

    /**
     * Locks the job of the attempt under way without reading it.
     *
     * @throws AttemptSuperseded if another attempt is under way, or none
     */
    default void hold(Attempt attempt) {
        if (lockAttempt(attempt.job(), attempt.number()).isEmpty()) {
            throw new AttemptSuperseded(attempt);
        }
    }

    /**
     * Written several times a second, so without reading the job; only by the attempt that is under
     * way.
     */
    @Modifying
    @Query(
            """
            update Job j set j.progress = :progress
            where j.id = :id and j.attempt = :attempt and j.state = RUNNING""")
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
