package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class.
 *
 * @param label the most probable class
 * @param probability of it
 * @param probabilities of all classes, in the order of the data set; with samples the mean over
 *     them
 * @param samples what every pass said, in the order of the classes; left out unless asked for
 * @param imputed columns whose values were missing
 */
@JsonTypeName("class")
record ClassPredictionView(
        @Nullable String label,
        @Nullable Float probability,
        Map<String, Float> probabilities,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Uncertainty uncertainty,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<List<Double>> samples,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> imputed)
        implements PredictionView {

    /**
     * How sure the network is.
     *
     * @param std of each class' probability over the samples
     * @param entropy of the mean probabilities in nats, 0 (sure) to ln(classes): all uncertainty
     * @param mutualInformation in nats, the part of it that comes from the network and would shrink
     *     with more data: entropy less the samples' mean entropy
     */
    @Schema(name = "ClassUncertainty")
    record Uncertainty(Map<String, Float> std, float entropy, float mutualInformation) {}

    static ClassPredictionView of(
            PredictionOutputs outputs, int row, List<String> classes, List<String> imputed) {
        int best = outputs.best(row);
        return new ClassPredictionView(
                best < 0 ? null : classes.get(best),
                best < 0 ? null : (Float) (float) outputs.values()[row * outputs.width() + best],
                byClass(outputs.values(), row, classes),
                uncertainty(outputs.spread(), row, classes),
                outputs.passes() == null ? null : outputs.passes().of(row),
                imputed);
    }

    private static @Nullable Uncertainty uncertainty(
            PredictionOutputs.@Nullable Spread spread, int row, List<String> classes) {
        return spread == null
                ? null
                : new Uncertainty(
                        byClass(spread.std(), row, classes),
                        (float) spread.entropy()[row],
                        (float) spread.mutualInformation()[row]);
    }

    private static Map<String, Float> byClass(double[] values, int row, List<String> classes) {
        Map<String, Float> byClass = new LinkedHashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            byClass.put(classes.get(i), (float) values[row * classes.size() + i]);
        }
        return byClass;
    }
}
