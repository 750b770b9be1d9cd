package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several labels that do not exclude each other.
 *
 * @param labels by the names of the targets, in the order of the data set
 * @param samplesUsed how many passes it took; left out unless samples is "auto"
 * @param imputed columns whose values were missing
 */
@JsonTypeName("labels")
record LabelsPredictionView(
        Map<String, ClassPredictionView> labels,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer samplesUsed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> imputed)
        implements PredictionView {

    static LabelsPredictionView of(
            Predictions.Answers answers,
            int instance,
            SeveralTargets several,
            List<String> imputed) {
        List<SeveralTargets.Named> targets = several.targets();
        Map<String, ClassPredictionView> labels = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            SeveralTargets.Named target = targets.get(i);
            labels.put(
                    target.name(),
                    ClassPredictionView.of(
                            answers,
                            instance * targets.size() + i,
                            target.encoding().classes(),
                            null,
                            List.of()));
        }
        return new LabelsPredictionView(labels, answers.outputs().used(instance), imputed);
    }
}
