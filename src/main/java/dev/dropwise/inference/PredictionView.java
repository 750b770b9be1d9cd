package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import java.util.List;

/** What is predicted for one instance. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = PredictionView.KIND)
sealed interface PredictionView
        permits ClassPredictionView,
                LabelsPredictionView,
                ValuePredictionView,
                ValuesPredictionView {

    /** What names the type of each in JSON. */
    String KIND = "kind";

    static PredictionView of(ServedCheckpoint served, Predictions.Answers answers, int instance) {
        List<String> imputed = answers.notes().imputed(instance);
        if (served.target() instanceof SeveralTargets several) {
            return served.isClassification()
                    ? LabelsPredictionView.of(answers, instance, several, imputed)
                    : ValuesPredictionView.of(served, answers, instance, several, imputed);
        }
        return served.isClassification()
                ? ClassPredictionView.of(
                        answers,
                        instance,
                        served.classes(0),
                        answers.outputs().used(instance),
                        imputed)
                : ValuePredictionView.of(served, answers, instance, imputed);
    }
}
