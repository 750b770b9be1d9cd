package dev.dropwise.dataset.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dropwise.problem.NamePattern;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A data set that others publish.
 *
 * @param name what it is to be called here
 * @param source where it comes from
 */
@Schema(example = "{\"name\": \"fashion\", \"source\": \"djl:fashion-mnist\"}")
public record Reference(
        @Schema(example = "fashion")
                @NotNull
                @Pattern(regexp = NamePattern.REGEX, message = NamePattern.EXPECTED)
                String name,
        @NotNull Published source) {

    /** The basic data sets of DJL, by their names in its repository. */
    public enum Published {
        /** 70,000 handwritten digits, grey, 28 by 28. */
        @JsonProperty("djl:mnist")
        MNIST("mnist", "idx"),

        /** 70,000 pieces of clothing, grey, 28 by 28. */
        @JsonProperty("djl:fashion-mnist")
        FASHION_MNIST("fashmnist", "idx"),

        /** 60,000 animals and vehicles in colour, 32 by 32. */
        @JsonProperty("djl:cifar10")
        CIFAR10("cifar10", "cifar10");

        private final String artifact;
        private final String format;

        Published(String artifact, String format) {
            this.artifact = artifact;
            this.format = format;
        }

        String artifact() {
            return artifact;
        }

        String format() {
            return format;
        }
    }
}
