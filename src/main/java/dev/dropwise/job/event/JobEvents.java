package dev.dropwise.job.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** What happened to all jobs, in order. */
public interface JobEvents extends JpaRepository<JobEvent, Long> {

    List<JobEvent> findByJobAndIdGreaterThanOrderById(UUID job, long after, Limit limit);

    /** The events of a job after one, as clients see them. */
    default List<EventView> list(UUID job, long after, int most) {
        return findByJobAndIdGreaterThanOrderById(job, after, Limit.of(most)).stream()
                .map(EventView::of)
                .toList();
    }

    /** The newest event of a job. */
    interface Newest {
        UUID getJob();

        long getId();
    }

    /** Of each job that has events after one, the newest. */
    @Query(
            "select e.job as job, max(e.id) as id from JobEvent e where e.id > :after group by e.job")
    List<Newest> newestAfter(long after);

    /** The id of the newest event of all; 0 if there is none. */
    @Query("select coalesce(max(e.id), 0L) from JobEvent e")
    long newest();

    @Modifying
    @Transactional
    @Query(
            """
            delete from JobEvent e where e.createdAt < :before and e.job in (
                select j.id from Job j where j.state in (SUCCEEDED, FAILED, CANCELLED))""")
    void deleteOfEndedJobs(Instant before);
}
