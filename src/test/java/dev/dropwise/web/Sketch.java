package dev.dropwise.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small network for tests of reading and of the OpenAPI document. */
@Schema(description = "A small network")
public record Sketch(
        @NotBlank String name,
        @NotEmpty List<Step> layers,
        @Positive int epochs,
        @Nullable Double learningRate,
        @Nullable List<@Positive Integer> shape,
        @Nullable Map<String, Step> named,
        @JsonProperty("batch_size") @Min(1) @Max(4096) @Nullable Integer batchSize) {

    public Sketch {
        layers = layers == null ? List.of() : List.copyOf(layers);
    }

    /** One step of a sketch. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    public sealed interface Step permits Dense, Drop, Nest {}

    /** What is made of other steps: no type of its own. */
    sealed interface Nest extends Step permits Residual {}

    /** Which function. */
    public enum Function {
        RELU,
        LEAKY_RELU
    }

    /** Fully connected. */
    @JsonTypeName("dense")
    @Schema(description = "A fully connected layer")
    public record Dense(
            @Min(1) int units,
            @Schema(defaultValue = "relu", description = "applied to the sum")
                    @Nullable Function activation)
            implements Step {}

    /** Drops. */
    @JsonTypeName("dropout")
    @Schema(description = "Drops each input with probability rate")
    public record Drop(
            @NotNull @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double rate,
            boolean inPlace)
            implements Step {}

    /** Nested steps. */
    @JsonTypeName("residual")
    record Residual(@NotEmpty List<Step> layers) implements Nest {}
}
