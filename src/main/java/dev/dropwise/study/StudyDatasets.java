package dev.dropwise.study;

import dev.dropwise.dataset.DatasetUse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A study needs its data set until it ends. */
@Component
@Order(3)
class StudyDatasets implements DatasetUse {

    private static final Set<StudyState> NOT_ENDED =
            EnumSet.of(StudyState.QUEUED, StudyState.RUNNING, StudyState.PAUSED);

    private final Studies studies;

    StudyDatasets(Studies studies) {
        this.studies = studies;
    }

    @Override
    public Optional<String> reasonToKeep(String dataset) {
        return studies.existsByDatasetAndStateIn(dataset, NOT_ENDED)
                ? Optional.of(DatasetUse.neededBy("study", dataset))
                : Optional.empty();
    }
}
