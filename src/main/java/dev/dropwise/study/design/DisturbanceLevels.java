package dev.dropwise.study.design;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.problem.Fault;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.training.InputDisturbance;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What networks are disturbed by, each at several levels, of which 0 is none. All but wrong labels
 * are measured on validation rows of networks that were trained on clean ones.
 *
 * @param inputNoise standard deviations of normal noise, in units of each number's own; of pixels
 *     in shares of their range, 0 to 100
 * @param missing shares of values that go missing, 0 to 1; of pixels that are 0
 * @param occlusion shares of the area that a square of zeros covers, 0 to 1; of a table's columns
 *     that are missing, neighbours
 * @param adversarial by how much numbers and pixels are moved to where the loss rises, in the units
 *     of {@code inputNoise}, 0 to 100
 * @param labelNoise shares of training rows with another class, 0 to below 1; networks are trained
 *     again on them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Disturbances",
        example = "{\"inputNoise\": [0, 0.5, 1], \"missing\": [0, 0.2, 0.4]}")
public record DisturbanceLevels(
        @Size(min = 1, max = 50)
                @Nullable List<@NotNull @DecimalMin("0") @DecimalMax("100") Double> inputNoise,
        @Size(min = 1, max = 50)
                @Nullable List<@NotNull @DecimalMin("0") @DecimalMax("1") Double> missing,
        @Size(min = 1, max = 50)
                @Nullable List<@NotNull @DecimalMin("0") @DecimalMax("1") Double> occlusion,
        @Size(min = 1, max = 50)
                @Nullable List<@NotNull @DecimalMin("0") @DecimalMax("100") Double> adversarial,
        @Size(min = 1, max = 50)
                @Nullable
                        List<
                                @NotNull @DecimalMin("0")
                                @DecimalMax(value = "1", inclusive = false) Double>
                        labelNoise) {

    static final String LABEL_NOISE = "labelNoise";

    /** What any data set of numbers or images may be disturbed by. */
    static DisturbanceLevels usual() {
        return new DisturbanceLevels(
                List.of(0.0, 0.25, 0.5, 1.0), List.of(0.0, 0.1, 0.3, 0.5), null, null, null);
    }

    /** Their levels by their names. */
    @JsonIgnore
    Map<String, List<Double>> levels() {
        Map<String, List<Double>> levels = new LinkedHashMap<>();
        ofInputs().forEach((one, own) -> levels.put(TrialMetrics.name(one), own));
        put(LABEL_NOISE, labelNoise, levels);
        return levels;
    }

    /** Those that are measured on trained networks. */
    @JsonIgnore
    public Map<InputDisturbance, List<Double>> ofInputs() {
        Map<InputDisturbance, List<Double>> levels = new LinkedHashMap<>();
        put(InputDisturbance.INPUT_NOISE, inputNoise, levels);
        put(InputDisturbance.MISSING, missing, levels);
        put(InputDisturbance.OCCLUSION, occlusion, levels);
        put(InputDisturbance.ADVERSARIAL, adversarial, levels);
        return levels;
    }

    private static <K> void put(K key, @Nullable List<Double> own, Map<K, List<Double>> levels) {
        if (own != null) {
            levels.put(key, own);
        }
    }

    /** Levels at which networks are trained again. */
    @JsonIgnore
    List<Double> trainedLevels() {
        return labelNoise == null
                ? List.of()
                : labelNoise.stream().filter(level -> level > 0).toList();
    }

    /** Under {@code /disturbances}. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (levels().isEmpty()) {
            faults.add(
                    new Fault(
                            "/disturbances",
                            "expected levels of inputNoise, missing, occlusion, adversarial or labelNoise, received none"));
        }
        levels().forEach(
                        (name, own) ->
                                faults.addAll(
                                        RepeatedNumbers.faults("/disturbances/" + name, own)));
        return faults;
    }
}
