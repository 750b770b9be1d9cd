package dev.dropwise.batch;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The parts of all batch predictions. */
interface BatchParts extends Repository<BatchPart, BatchPart.Key> {

    BatchPart save(BatchPart part);

    /** In the order of the rows. */
    @Query(
            "select p from BatchPart p where p.key.predictionId = :prediction order by p.key.firstRow")
    List<BatchPart> of(UUID prediction);

    @Modifying
    @Query("delete from BatchPart p where p.key.predictionId = :prediction")
    void deleteAllOf(UUID prediction);

    boolean existsBySha256(String sha256);
}
