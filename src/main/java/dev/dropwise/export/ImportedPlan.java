package dev.dropwise.export;

import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.dataset.preprocessing.TablePreprocessing;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.TrainingData;
import java.util.Arrays;
import java.util.List;

/**
 * The network that a file of weights is for.
 *
 * @param data that its inputs and outputs are of
 * @param preprocessing of its inputs
 */
record ImportedPlan(Plan plan, TrainingData data, Preprocessing preprocessing) {

    private static final String AT = "/preprocessing";

    /**
     * @throws Invalid if a preprocessing that was sent is of other data
     */
    void check() {
        Preprocessing fitted = data.preprocessing();
        if (!preprocessing.getClass().equals(fitted.getClass())
                || !names(preprocessing).equals(names(fitted))) {
            throw new Invalid(
                    AT,
                    "expected the columns of the data set, %s, received %s"
                            .formatted(names(fitted), names(preprocessing)));
        }
        if (!Arrays.equals(preprocessing.inputShape(), fitted.inputShape())) {
            throw new Invalid(
                    AT,
                    "expected what becomes inputs of shape %s, received %s"
                            .formatted(
                                    Arrays.toString(fitted.inputShape()),
                                    Arrays.toString(preprocessing.inputShape())));
        }
        if (!preprocessing.target().getClass().equals(fitted.target().getClass())
                || preprocessing.target().count() != fitted.target().count()
                || !preprocessing.classes().equals(fitted.classes())) {
            throw new Invalid(
                    AT + "/target",
                    "expected the target of the data set%s, received another"
                            .formatted(
                                    fitted.classes().isEmpty()
                                            ? ""
                                            : " with the classes " + fitted.classes()));
        }
    }

    private static List<String> names(Preprocessing preprocessing) {
        return preprocessing instanceof TablePreprocessing table
                ? table.columns().stream()
                        .map(column -> column.getClass().getSimpleName() + " " + column.name())
                        .map(text -> text.replace("Encoding", ""))
                        .toList()
                : List.of("images");
    }
}
