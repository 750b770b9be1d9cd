package dev.dropwise.study;

import dev.dropwise.study.design.StudyAnswer;
import dev.dropwise.study.design.StudyPlan;
import dev.dropwise.study.design.StudySpec;
import dev.dropwise.study.trial.TrialOutcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A study with what its trials came to so far.
 *
 * @param error why it failed
 * @param trials in the order of their numbers; metrics of test rows come with the study's end
 */
public record StudyOutcome(
        UUID id,
        @Nullable String name,
        StudyState state,
        StudySpec spec,
        StudyPlan plan,
        StudyProgress progress,
        StudyAnswer answer,
        @Nullable String error,
        List<TrialOutcome> trials) {}
