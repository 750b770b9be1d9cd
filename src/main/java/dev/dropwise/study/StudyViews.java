package dev.dropwise.study;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what clients see of studies. */
@Component
@Transactional(readOnly = true)
class StudyViews {

    private final Studies studies;
    private final StudyTrials trials;
    private final StudyService service;

    StudyViews(Studies studies, StudyTrials trials, StudyService service) {
        this.studies = studies;
        this.trials = trials;
        this.service = service;
    }

    StudyView of(UUID id) {
        return of(List.of(studies.get(id))).get(0);
    }

    List<StudyView> of(List<Study> shown) {
        Map<UUID, List<StudyTrials.Count>> counts =
                trials.counts(shown.stream().map(Study::id).toList()).stream()
                        .collect(groupingBy(StudyTrials.Count::getStudy));
        return shown.stream()
                .map(
                        study ->
                                StudyView.of(
                                        study,
                                        StudyProgress.of(
                                                study, counts.getOrDefault(study.id(), List.of())),
                                        service.answer(study)))
                .toList();
    }
}
