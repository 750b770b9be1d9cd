package dev.dropwise.inference;

import dev.dropwise.dataset.preprocessing.SeveralTargets;
import io.swagger.v3.oas.annotations.media.Schema;

/** What is predicted for one instance. */
@Schema(
        oneOf = {
            ClassPredictionView.class,
            ValuePredictionView.class,
            LabelsPredictionView.class,
            ValuesPredictionView.class
        })
sealed interface PredictionView
        permits ClassPredictionView,
                LabelsPredictionView,
                ValuePredictionView,
                ValuesPredictionView {

    static PredictionView of(ServedCheckpoint served, PredictionOutputs outputs, int instance) {
        if (served.target() instanceof SeveralTargets several) {
            return served.isClassification()
                    ? LabelsPredictionView.of(outputs, instance, several)
                    : ValuesPredictionView.of(outputs, instance, several);
        }
        return served.isClassification()
                ? ClassPredictionView.of(outputs, instance, served.classes(0))
                : ValuePredictionView.of(outputs, instance);
    }
}
