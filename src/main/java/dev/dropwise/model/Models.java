package dev.dropwise.model;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** All models. */
interface Models extends JpaRepository<Model, String> {

    List<Model> findByOrderByCreatedAtDescNameAsc(Limit limit);

    @Query(
            """
            from Model m where m.createdAt < :at or (m.createdAt = :at and m.name > :name)
            order by m.createdAt desc, m.name""")
    List<Model> findAfter(Instant at, String name, Limit limit);

    /** Two that create the same model at once both succeed; one of them created it. */
    @Modifying
    @Query(
            value =
                    """
                    insert into models (name, versions, created_at) values (:name, 0, :now)
                    on conflict do nothing""",
            nativeQuery = true)
    void createIfAbsent(String name, Instant now);

    /** The model, which no other transaction changes until this one ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("from Model m where m.name = :name")
    Optional<Model> findToChange(String name);
}
