package dev.dropwise.study;

import dev.dropwise.study.design.StudyAnswer;
import dev.dropwise.study.design.StudySpec;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.result.StudyResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A study as clients see it.
 *
 * @param spec the request with its defaults and its seed; fit to be posted again
 * @param findings what the trials that have ended say, in words
 * @param result the same in numbers
 * @param owner of its jobs; null if nobody was named
 * @param error why it failed
 * @param links where to go from here
 */
record StudyView(
        UUID id,
        @Nullable String name,
        @Schema(example = "comparison") String type,
        StudyState state,
        StudySpec spec,
        StudyProgress progress,
        List<StudyFinding> findings,
        StudyResult result,
        @Nullable String owner,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Map<String, String> links) {

    static final String PATH = "/api/v1/studies";

    static StudyView of(Study study, StudyProgress progress, StudyAnswer answer) {
        return new StudyView(
                study.id(),
                study.name(),
                study.type(),
                study.state(),
                study.spec(),
                progress,
                answer.findings(),
                answer.result(),
                study.owner().isEmpty() ? null : study.owner(),
                study.error(),
                study.createdAt(),
                study.startedAt(),
                study.finishedAt(),
                links(study));
    }

    private static Map<String, String> links(Study study) {
        String self = PATH + "/" + study.id();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("trials", self + "/trials");
        links.put("events", self + "/events");
        links.put("report", self + "/report");
        if (study.registeredVersion() != null) {
            links.put(
                    "version",
                    "/api/v1/models/%s/versions/%d"
                            .formatted(study.spec().registerAs(), study.registeredVersion()));
        }
        if (study.state() == StudyState.PAUSED) {
            links.put("resume", self + "/resume");
        } else if (study.state().isActive()) {
            links.put("pause", self + "/pause");
        }
        if (!study.state().isFinal()) {
            links.put("cancel", self + "/cancel");
        }
        return links;
    }
}
