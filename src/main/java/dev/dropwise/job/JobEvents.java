package dev.dropwise.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** What happened to all jobs, in order. */
interface JobEvents extends JpaRepository<JobEvent, Long> {

    List<JobEvent> findByJobAndIdGreaterThanOrderById(UUID job, long after, Limit limit);

    @Modifying
    @Transactional
    @Query(
            """
            delete from JobEvent e where e.createdAt < :before and e.job in (
                select j.id from Job j where j.state in (SUCCEEDED, FAILED, CANCELLED))""")
    void deleteOfEndedJobs(Instant before);
}
