package dev.dropwise.model;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/** What happened to the aliases of all models. */
interface AliasChanges extends JpaRepository<AliasChange, Long> {

    Optional<AliasChange> findFirstByModelAndAliasOrderByIdDesc(String model, String alias);

    List<AliasChange> findByModelOrderByIdDesc(String model);

    List<AliasChange> findByModelAndAliasOrderByIdDesc(String model, String alias);

    List<AliasChange> findByModelAndAliasAndIdLessThanOrderByIdDesc(
            String model, String alias, long before, Limit limit);

    boolean existsByModelAndAlias(String model, String alias);

    void deleteByModel(String model);
}
