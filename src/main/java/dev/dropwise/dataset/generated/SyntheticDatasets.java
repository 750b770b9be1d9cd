package dev.dropwise.dataset.generated;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The synthetic data sets that clients had made. */
interface SyntheticDatasets extends JpaRepository<SyntheticDataset, String> {

    /** Newest first. */
    List<SyntheticDataset> findByOrderByCreatedAtDescNameAsc();
}
