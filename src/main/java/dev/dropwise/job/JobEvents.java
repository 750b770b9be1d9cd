package dev.dropwise.job;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/** What happened to all jobs, in order. */
interface JobEvents extends JpaRepository<JobEvent, Long> {

    List<JobEvent> findByJobAndIdGreaterThanOrderById(UUID job, long after, Limit limit);

    void deleteByJob(UUID job);
}
