package dev.dropwise.modelspec;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The model specs that clients saved, newest first. */
interface SavedModelSpecs extends JpaRepository<SavedModelSpec, String> {

    List<SavedModelSpec> findByOrderByUpdatedAtDescNameAsc(Limit limit);

    @Query(
            """
            select s from SavedModelSpec s
            where s.updatedAt < :at or (s.updatedAt = :at and s.name > :name)
            order by s.updatedAt desc, s.name asc
            """)
    List<SavedModelSpec> findAfter(Instant at, String name, Limit limit);

    /** Deletes it, if it is there; gives how many went. */
    @Transactional
    @Modifying
    @Query("delete from SavedModelSpec s where s.name = :name")
    int remove(String name);
}
