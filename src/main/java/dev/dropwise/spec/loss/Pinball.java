package dev.dropwise.spec.loss;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import dev.dropwise.spec.DataSignature;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What predicted quantiles cost: {@code q·e} where the target is above the one of q, {@code (q −
 * 1)·e} where it is below, with {@code e = target − value} in units of the standardized target;
 * mean over the quantiles and the batch. An output for each quantile: first the median, which is
 * the prediction, then the others, ascending; a quantile further out is never answered nearer to
 * the median than one further in. With several targets first all medians, and so on, and the mean
 * over the targets. Koenker and Bassett, 1978, https://doi.org/10.2307/1913643
 *
 * @param quantiles ascending; 0.05, 0.5 and 0.95 by default
 */
@JsonTypeName("pinball")
public record Pinball(
        @Schema(
                        description =
                                "Ascending, above 0 and below 1, with 0.5, which is the value that"
                                        + " is answered; 0.05, 0.5 and 0.95 by default",
                        example = "[0.05, 0.5, 0.95]")
                @Size(min = 3, max = MOST)
                List<Double> quantiles)
        implements LossSpec {

    static final int MOST = 99;

    private static final double MEDIAN = 0.5;

    public Pinball {
        quantiles = quantiles == null ? List.of(0.05, MEDIAN, 0.95) : List.copyOf(quantiles);
    }

    @Override
    public int outputs(DataSignature data) {
        return quantiles.size() * data.targets();
    }

    @Override
    public boolean fits(DataSignature data) {
        return !data.isClassification();
    }

    @Override
    public Optional<Fault> faultFor(DataSignature data) {
        return areQuantiles()
                ? LossSpec.super.faultFor(data)
                : Optional.of(
                        new Fault(
                                "/quantiles",
                                "expected ascending numbers above 0 and below 1, 0.5 and some to"
                                        + " either side of it, received "
                                        + quantiles));
    }

    private boolean areQuantiles() {
        double last = 0;
        for (double quantile : quantiles) {
            if (!(quantile > last && quantile < 1)) {
                return false;
            }
            last = quantile;
        }
        int median = quantiles.indexOf(MEDIAN);
        return median > 0 && median < quantiles.size() - 1;
    }

    @Override
    public String outputsInWords(DataSignature data) {
        String others =
                quantiles.stream()
                        .filter(quantile -> quantile != MEDIAN)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        return data.hasSeveralTargets()
                ? "a median for each of %s, then the quantiles %s for each"
                        .formatted(data.inWords(), others)
                : "the median, then the quantiles " + others;
    }

    @Override
    public Optional<OutputFunction> outputFunction() {
        return Optional.empty();
    }

    @Override
    public List<Double> predictedQuantiles() {
        return Stream.concat(
                        Stream.of(MEDIAN),
                        quantiles.stream().filter(quantile -> quantile != MEDIAN))
                .toList();
    }

    @Override
    public String spreadInWords() {
        return "the quantiles " + quantiles;
    }
}
