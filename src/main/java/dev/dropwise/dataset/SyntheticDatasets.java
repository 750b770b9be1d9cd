package dev.dropwise.dataset;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The synthetic data sets that clients had made. */
interface SyntheticDatasets extends JpaRepository<SyntheticDataset, String> {

    /** Newest first. */
    List<SyntheticDataset> findByOrderByCreatedAtDescNameAsc();

    /** Deletes it, if it is there; gives how many went. */
    @Transactional
    @Modifying
    @Query("delete from SyntheticDataset d where d.name = :name")
    int remove(String name);
}
