package dev.dropwise.job.worker;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** All workers, those included that were seen within the last day and no longer answer. */
public interface Workers extends JpaRepository<Worker, String> {

    List<Worker> findByOrderByStartedAtDescNameAsc();

    /** It is still there; 0 if it is not registered. */
    @Modifying
    @Transactional
    @Query("update Worker w set w.seenAt = :now where w.name = :name")
    int seen(String name, Instant now);

    @Modifying
    @Transactional
    @Query("delete from Worker w where w.seenAt < :before")
    void forget(Instant before);

    /** The most cores that a worker has which answers; null if none does. */
    @Query("select max(w.cores) from Worker w where w.seenAt >= :since")
    @Nullable Integer mostCores(Instant since);

    /** The most memory that a worker has; null if there is none. */
    @Query("select max(w.memory) from Worker w")
    @Nullable Long mostMemory();

    /** Whether a worker could take a job when it has nothing else to do. */
    @Query(
            """
            select count(w) > 0 from Worker w
            where w.memory >= :memory and (:device is null or w.kind = :device)""")
    boolean canTake(long memory, @Nullable DeviceKind device);
}
