package dev.dropwise.run;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The metrics of all epochs. */
interface EpochRecords extends JpaRepository<EpochRecord, EpochRecord.Key> {

    List<EpochRecord> findByKeyRunOrderByKeyEpoch(UUID run);

    void deleteByKeyRun(UUID run);
}
