package dev.dropwise.dataset.generated;

import dev.dropwise.dataset.DatasetUse;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A data set that others are derived from stays as long as they do. */
@Component
@Order(2)
class SourcesOfDatasets implements DatasetUse {

    private final DerivedDatasets derived;

    SourcesOfDatasets(DerivedDatasets derived) {
        this.derived = derived;
    }

    @Override
    public Optional<String> reasonToKeep(String dataset) {
        List<String> names = derived.namesOf(dataset);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "The data set %s is what %s is derived from: delete that first."
                                .formatted(dataset, String.join(", ", names)));
    }
}
