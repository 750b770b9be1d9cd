package dev.dropwise.dataset.generated;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The data sets that clients had made of others. */
interface DerivedDatasets extends JpaRepository<DerivedDataset, String> {

    /** Newest first. */
    List<DerivedDataset> findByOrderByCreatedAtDescNameAsc();

    /** Those that are made of this one. */
    @Query("select d.name from DerivedDataset d where d.source = ?1 order by d.name")
    List<String> namesOf(String source);
}
