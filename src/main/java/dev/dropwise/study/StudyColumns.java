package dev.dropwise.study;

import dev.dropwise.store.JsonColumn;
import dev.dropwise.study.design.StudyAnswer;
import dev.dropwise.study.design.StudyPlan;
import dev.dropwise.study.design.StudySpec;
import dev.dropwise.study.trial.TrialSetting;
import jakarta.persistence.Converter;

/** The records that studies keep as JSON. */
final class StudyColumns {

    private StudyColumns() {}

    @Converter
    static class SpecColumn extends JsonColumn<StudySpec> {}

    @Converter
    static class StudyPlanColumn extends JsonColumn<StudyPlan> {}

    @Converter
    static class AnswerColumn extends JsonColumn<StudyAnswer> {}

    @Converter
    static class SettingColumn extends JsonColumn<TrialSetting> {}

    @Converter
    static class RungsColumn extends JsonColumn<TrialRungs> {}

    @Converter
    static class MetricsColumn extends JsonColumn<TrialFigures> {}
}
