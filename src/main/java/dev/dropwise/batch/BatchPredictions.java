package dev.dropwise.batch;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All batch predictions. */
interface BatchPredictions
        extends JpaRepository<BatchPrediction, UUID>, JpaSpecificationExecutor<BatchPrediction> {

    boolean existsByDatasetAndStateIn(String dataset, Collection<BatchState> states);

    /** One, for one transaction at a time. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from BatchPrediction b where b.id = :id")
    Optional<BatchPrediction> lock(UUID id);

    /**
     * The batch prediction of that id.
     *
     * @throws NoSuchBatch if the model has none of that id
     */
    default BatchPrediction get(String model, UUID id) {
        return findById(id)
                .filter(batch -> batch.model().equals(model))
                .orElseThrow(() -> new NoSuchBatch(model, id));
    }
}
