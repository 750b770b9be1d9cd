package dev.dropwise.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The versions of all models. */
interface ModelVersions extends JpaRepository<ModelVersion, ModelVersion.Key> {

    List<ModelVersion> findByKeyModelOrderByKeyVersionDesc(String model);

    Optional<ModelVersion> findFirstByKeyModelOrderByKeyVersionDesc(String model);

    List<ModelVersion> findAllByOrderByKeyModelAscKeyVersionAsc();

    boolean existsByCheckpoint(UUID checkpoint);

    @Query(
            "select count(v) > 0 from ModelVersion v join v.members m where m.checkpoint = :checkpoint")
    boolean existsByMember(UUID checkpoint);

    void deleteByKeyModel(String model);
}
