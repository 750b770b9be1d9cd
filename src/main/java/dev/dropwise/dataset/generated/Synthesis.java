package dev.dropwise.dataset.generated;

import dev.dropwise.dataset.Recipe;
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
 * A data set made by formula: a pure function of this record, the same on every machine.
 *
 * @param name what it is to be called
 * @param type the formula
 * @param rows training and test rows together, 10 to 1,000,000; 1000
 * @param noise standard deviation of what is added: to the features of classes, to the target of
 *     regressions, to pixels between 0 and 1; each type has its own usual amount
 * @param labelNoise share of training rows whose class is another one than it should be, 0 <=
 *     labelNoise < 1; the test rows keep theirs, so that what they measure is the truth; 0
 * @param imbalance how much rarer each class is than the one before, 0 <= imbalance < 1: with 0.5
 *     half as frequent; 0
 * @param irrelevant features of pure noise beside those that matter, 0 to 1000; 0
 * @param testFraction share of the rows that is held out, 0 <= testFraction <= 0.9; 0.2
 * @param seed decides every number
 */
@Schema(
        example =
                """
        {"name": "two-moons", "type": "moons", "rows": 400, "noise": 0.2, "labelNoise": 0.1, "seed": 7}""")
public record Synthesis(
        @Schema(example = "two-moons")
                @NotNull
                @Pattern(regexp = NamePattern.REGEX, message = NamePattern.EXPECTED)
                String name,
        @NotNull SyntheticType type,
        @Min(10) @Max(1_000_000) Integer rows,
        @DecimalMin("0") @DecimalMax("1000") @Nullable Double noise,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double labelNoise,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double imbalance,
        @Min(0) @Max(1000) Integer irrelevant,
        @DecimalMin("0") @DecimalMax("0.9") Double testFraction,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed)
        implements Recipe {

    /** What a table may hold: 4 bytes each. */
    private static final long MOST_NUMBERS = 50_000_000;

    public Synthesis {
        rows = rows == null ? 1000 : rows;
        labelNoise = labelNoise == null ? 0 : labelNoise;
        imbalance = imbalance == null ? 0 : imbalance;
        irrelevant = irrelevant == null ? 0 : irrelevant;
        testFraction = testFraction == null ? 0.2 : testFraction;
    }

    /**
     * The same with nothing left open.
     *
     * @param drawn the seed where none was asked for
     * @throws Invalid with all that does not go together
     */
    Synthesis completed(long drawn) {
        List<Fault> faults = new ArrayList<>();
        if (!type.isClassification() && labelNoise > 0) {
            faults.add(noClasses("/labelNoise"));
        }
        if (!type.isClassification() && imbalance > 0) {
            faults.add(noClasses("/imbalance"));
        }
        if (type == SyntheticType.DIGITS && irrelevant > 0) {
            faults.add(new Fault("/irrelevant", "expected 0 for images, received " + irrelevant));
        }
        if (rows * (long) (type.features() + irrelevant) > MOST_NUMBERS) {
            faults.add(
                    new Fault(
                            "/rows",
                            "expected at most %,d numbers in all, received %,d rows of %,d features"
                                    .formatted(MOST_NUMBERS, rows, type.features() + irrelevant)));
        }
        Invalid.throwIfAny(faults);
        return new Synthesis(
                name,
                type,
                rows,
                noise == null ? type.usualNoise() : noise,
                labelNoise,
                imbalance,
                irrelevant,
                testFraction,
                seed == null ? drawn : seed);
    }

    private Fault noClasses(String pointer) {
        return new Fault(
                pointer, "expected 0 for %s, whose target is a number".formatted(type.jsonName()));
    }

    int testRows() {
        return (int) (rows * testFraction);
    }

    double deviation() {
        return noise == null ? type.usualNoise() : noise;
    }
}
