package dev.dropwise.inference;

import dev.dropwise.dataset.preprocessing.SeveralTargets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several labels that do not exclude each other.
 *
 * @param labels by the names of the targets, in the order of the data set
 */
record LabelsPredictionView(Map<String, ClassPredictionView> labels) implements PredictionView {

    static LabelsPredictionView of(
            PredictionOutputs outputs, int instance, SeveralTargets several) {
        List<SeveralTargets.Named> targets = several.targets();
        Map<String, ClassPredictionView> labels = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            SeveralTargets.Named target = targets.get(i);
            labels.put(
                    target.name(),
                    ClassPredictionView.of(
                            outputs, instance * targets.size() + i, target.encoding().classes()));
        }
        return new LabelsPredictionView(labels);
    }
}
