package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slides {@code filters} small weight windows along steps: {@code [steps, features]} gives {@code
 * [steps', filters]}. Weights have shape [filters, features / groups, kernel].
 *
 * @param filters features that come out, a multiple of {@code groups}
 * @param kernel steps that a window sees
 * @param stride steps from one window to the next; 1
 * @param padding what happens at the border; {@code valid}
 * @param dilation distance between the steps that a window sees; 1
 * @param groups parts that features are divided into, each seen by its own filters; 1
 * @param dropConnect fraction of weights dropped while training; 0. Wan et al., 2013,
 *     https://proceedings.mlr.press/v28/wan13.html
 * @param regularization what regularizes the weights of this layer alone
 * @param frozen whether its weights stay as they are, and it runs as at inference
 */
@JsonTypeName("conv1d")
public record Conv1d(
        @Nullable String name,
        @Schema(example = "32") @NotNull @Min(1) @Max(65536) Integer filters,
        @Schema(description = "Steps that a window sees", example = "3")
                @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                @NotNull
                @Size(min = 1, max = 1)
                List<@NotNull @Min(1) @Max(1024) Integer> kernel,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(min = 1, max = 1)
                List<@NotNull @Min(1) @Max(1024) Integer> stride,
        Padding padding,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(min = 1, max = 1)
                List<@NotNull @Min(1) @Max(1024) Integer> dilation,
        @Min(1) @Max(65536) Integer groups,
        Activation activation,
        Boolean bias,
        Initializer initializer,
        @Schema(description = "DropConnect: fraction of weights dropped, drawn for every batch")
                Rate dropConnect,
        @Schema(description = "Regularizes this layer alone, beside what regularizes all") @Valid
                @Nullable LayerRegularization regularization,
        @Schema(description = "Whether it stays as it is, and runs as at inference") Boolean frozen)
        implements Convolution {

    public Conv1d {
        stride = stride == null ? List.of(1) : stride;
        padding = padding == null ? Padding.VALID : padding;
        dilation = dilation == null ? List.of(1) : dilation;
        groups = groups == null ? 1 : groups;
        activation = activation == null ? Activation.NONE : activation;
        bias = bias == null || bias;
        initializer = initializer == null ? Initializer.PYTORCH : initializer;
        dropConnect = dropConnect == null ? new ConstantRate(0) : dropConnect;
        frozen = frozen != null && frozen;
    }

    @Override
    public Conv1d named(String name) {
        return new Conv1d(
                name,
                filters,
                kernel,
                stride,
                padding,
                dilation,
                groups,
                activation,
                bias,
                initializer,
                dropConnect,
                regularization,
                frozen);
    }
}
