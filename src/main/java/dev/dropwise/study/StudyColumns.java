package dev.dropwise.study;

import dev.dropwise.store.JsonColumn;
import dev.dropwise.study.design.StudyAnswer;
import dev.dropwise.study.design.StudyPlan;
import dev.dropwise.study.design.StudySpec;
import dev.dropwise.study.trial.TrialSetting;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** The records that studies keep as JSON. */
final class StudyColumns {

    private StudyColumns() {}

    @Converter
    static class SpecColumn extends JsonColumn<StudySpec> {
        SpecColumn(JsonMapper mapper) {
            super(mapper, StudySpec.class);
        }
    }

    @Converter
    static class StudyPlanColumn extends JsonColumn<StudyPlan> {
        StudyPlanColumn(JsonMapper mapper) {
            super(mapper, StudyPlan.class);
        }
    }

    @Converter
    static class AnswerColumn extends JsonColumn<StudyAnswer> {
        AnswerColumn(JsonMapper mapper) {
            super(mapper, StudyAnswer.class);
        }
    }

    @Converter
    static class SettingColumn extends JsonColumn<TrialSetting> {
        SettingColumn(JsonMapper mapper) {
            super(mapper, TrialSetting.class);
        }
    }

    @Converter
    static class RungsColumn extends JsonColumn<TrialRungs> {
        RungsColumn(JsonMapper mapper) {
            super(mapper, TrialRungs.class);
        }
    }

    @Converter
    static class MetricsColumn extends JsonColumn<TrialFigures> {
        MetricsColumn(JsonMapper mapper) {
            super(mapper, TrialFigures.class);
        }
    }
}
