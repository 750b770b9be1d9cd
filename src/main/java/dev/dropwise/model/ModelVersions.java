package dev.dropwise.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The versions of all models. */
interface ModelVersions extends JpaRepository<ModelVersion, ModelVersion.Key> {

    List<ModelVersion> findByKeyModelOrderByKeyVersionDesc(String model);

    Optional<ModelVersion> findFirstByKeyModelOrderByKeyVersionDesc(String model);

    List<ModelVersion> findAllByOrderByKeyModelAscKeyVersionAsc();

    boolean existsByCheckpoint(UUID checkpoint);

    void deleteByKeyModel(String model);
}
