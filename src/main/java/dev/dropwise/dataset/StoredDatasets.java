package dev.dropwise.dataset;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The data sets whose rows are in files. */
public interface StoredDatasets extends JpaRepository<StoredDataset, String> {

    /** Newest first. */
    List<StoredDataset> findByOrderByCreatedAtDescNameAsc();

    /** Whether any has its rows in this file. */
    boolean existsBySha256(String sha256);
}
