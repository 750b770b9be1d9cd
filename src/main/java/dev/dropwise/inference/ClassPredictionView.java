package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.inference.explanation.ExplanationView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A class.
 *
 * @param label the most probable class
 * @param probability of it
 * @param probabilities of all classes, in the order of the data set; with samples the mean over
 *     them
 * @param predictionSet labels of which one is the true one in at least the stated share of cases,
 *     from the likeliest on; none conforms where it is empty. Left out without confidenceLevel
 * @param coverage of such sets; left out without confidenceLevel
 * @param decision whether to answer, so that at most maxError of the answers is wrong; left out
 *     without maxError
 * @param risk of such answers; left out without maxError
 * @param top the likeliest labels, sorted; left out without topK
 * @param samplesUsed how many passes it took; left out unless samples is "auto"
 * @param samples what every pass said, in the order of the classes; left out unless asked for
 * @param explanation what each column or pixel contributed to the probability of the label; left
 *     out without explain
 * @param imputed columns whose values were missing
 */
@JsonTypeName("class")
record ClassPredictionView(
        @Nullable String label,
        @Nullable Float probability,
        Map<String, Float> probabilities,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> predictionSet,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CoverageView coverage,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AnswerDecision decision,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskView risk,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TopLabel> top,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Uncertainty uncertainty,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer samplesUsed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<List<Double>> samples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationView explanation,
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

    /** One of the likeliest labels. */
    record TopLabel(String label, float probability) {}

    static ClassPredictionView of(
            Predictions.Answers answers,
            int row,
            List<String> classes,
            @Nullable Integer samplesUsed,
            List<String> imputed) {
        PredictionOutputs outputs = answers.outputs();
        TrustedAnswer trusted = answers.trusted(row);
        int best = outputs.best(row);
        return new ClassPredictionView(
                best < 0 ? null : classes.get(best),
                best < 0 ? null : (Float) (float) outputs.values()[row * outputs.width() + best],
                byClass(outputs.values(), row, classes),
                trusted.predictionSet(),
                trusted.coverage(),
                trusted.decision(),
                trusted.risk(),
                answers.topK() == null ? null : top(outputs.row(row), classes, answers.topK()),
                uncertainty(outputs.spread(), row, classes),
                samplesUsed,
                outputs.passes() == null ? null : outputs.passes().of(row),
                answers.explanation(row),
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

    private static List<TopLabel> top(double[] probabilities, List<String> classes, int most) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -probabilities[k]))
                .limit(most)
                .map(k -> new TopLabel(classes.get(k), (float) probabilities[k]))
                .toList();
    }

    private static Map<String, Float> byClass(double[] values, int row, List<String> classes) {
        Map<String, Float> byClass = new LinkedHashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            byClass.put(classes.get(i), (float) values[row * classes.size() + i]);
        }
        return byClass;
    }
}
