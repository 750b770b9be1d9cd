package dev.dropwise.dataset.generated;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Recipe;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.split.TestShare;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NamePattern;
import dev.dropwise.random.SeedGenerator;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set made of another one's rows, worse than they are: the causes of overfitting on demand.
 * First classes are thinned, then rows are drawn, then labels and features are spoilt. The test
 * rows stay untouched, so that what is measured on them compares. A pure function of this record
 * and the source's content, the same on every machine.
 *
 * @param name what it is to be called
 * @param from the data set whose rows are taken
 * @param version content of {@code from}; by default the one it has
 * @param rows training rows to draw, of each class its share and at least one; by default all
 * @param labelNoise share of training rows whose class is made another one, 0 <= labelNoise < 1; 0
 * @param featureMasking share of the features' values in training rows that go missing, 0 <=
 *     featureMasking < 1; masked pixels are 0; 0
 * @param noise standard deviation of what is added to numbers in training rows, in units of each
 *     column's own; to pixels, in levels, within their range; categories stay; 0
 * @param imbalance how much of each class is left out: of the k-th, counted from 0, the share
 *     {@code (1 - imbalance)^k} of its training rows stays, at least one, 0 <= imbalance < 1; 0
 * @param test rows of a source without test rows to hold out, the same in all that is derived of it
 *     with this share; by default none
 * @param seed decides every other choice
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        example =
                """
        {"name": "small-noisy-iris", "from": "iris", "rows": 60, "labelNoise": 0.2, "noise": 0.1, "seed": 7}""")
public record Derivation(
        @Schema(example = "small-noisy-iris")
                @NotNull
                @Pattern(regexp = NamePattern.REGEX, message = NamePattern.EXPECTED)
                String name,
        @Schema(example = "iris") @NotNull String from,
        @Nullable String version,
        @Min(1) @Nullable Integer rows,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double labelNoise,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double featureMasking,
        @DecimalMin("0") @DecimalMax("1000") Double noise,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double imbalance,
        @Nullable TestShare test,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed)
        implements Recipe {

    public Derivation {
        labelNoise = labelNoise == null ? 0 : labelNoise;
        featureMasking = featureMasking == null ? 0 : featureMasking;
        noise = noise == null ? 0 : noise;
        imbalance = imbalance == null ? 0 : imbalance;
    }

    /** What tells it from a synthesis, which is of another type; needs not be sent. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    @Schema(allowableValues = "derived")
    public String type() {
        return "derived";
    }

    /**
     * The same with nothing left open.
     *
     * @param drawn the seed where none was asked for
     * @throws Invalid with all that does not go together
     */
    public Derivation completed(Dataset source, long drawn) {
        List<Fault> faults = new ArrayList<>();
        if (version != null && !version.equals(source.version())) {
            faults.add(
                    new Fault(
                            "/version",
                            "expected %s, which is what %s holds, received %s"
                                    .formatted(source.version(), from, version)));
        }
        if (test != null && source.testRows() > 0) {
            faults.add(
                    new Fault(
                            "/test",
                            "expected none: %,d rows of %s are test rows already"
                                    .formatted(source.testRows(), from)));
        }
        if (source.task() != Task.CLASSIFICATION) {
            addNoClasses(faults, "/labelNoise", labelNoise);
            addNoClasses(faults, "/imbalance", imbalance);
        } else if (source.targets().size() > 1 && imbalance > 0) {
            faults.add(
                    new Fault(
                            "/imbalance",
                            "expected 0 for %s, which has several targets, received %s"
                                    .formatted(from, imbalance)));
        }
        Invalid.throwIfAny(faults);
        return new Derivation(
                name,
                from,
                source.version(),
                rows,
                labelNoise,
                featureMasking,
                noise,
                imbalance,
                test,
                seed == null ? Long.valueOf(drawn) : seed);
    }

    private void addNoClasses(List<Fault> faults, String pointer, double asked) {
        if (asked > 0) {
            faults.add(
                    new Fault(
                            pointer,
                            "expected 0 for %s, whose target is a number, received %s"
                                    .formatted(from, asked)));
        }
    }
}
