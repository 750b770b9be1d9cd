package dev.dropwise.report.study;

import dev.dropwise.study.StudyProgress;
import dev.dropwise.study.result.StudyFinding;
import dev.dropwise.study.result.StudyResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a study.
 *
 * @param name what the client called it
 * @param summary what was asked, and how much of the answer is there, in sentences
 * @param findings what the trials say
 * @param result the same in numbers
 * @param history of a search, setting by setting; empty for other types
 * @param dropout networks with dropout beside those without, where a study has both
 * @param axis what the curves of the result go over
 * @param conditions that the figures hold under
 */
record StudyReport(
        UUID study,
        @Nullable String name,
        @Schema(example = "comparison") String type,
        List<String> summary,
        List<StudyFinding> findings,
        StudyProgress progress,
        StudyResult result,
        List<SearchedSetting> history,
        List<VariantDropout> dropout,
        String axis,
        StudyConditions conditions) {}
