package dev.dropwise.spec;

import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.spec.loss.LossSpec;
import dev.dropwise.spec.optimizer.Adam;
import dev.dropwise.spec.optimizer.OptimizerSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained. Everything has a default.
 *
 * @param epochs passes over the training rows, 1 to 100,000; 10
 * @param batchSize examples per step, 1 to 65,536; 64
 * @param seed decides every draw: split, initial weights, order, dropout; drawn and shown where
 *     missing
 * @param optimizer {@code adam} with its defaults
 * @param loss inferred from the data set's target
 * @param regularization what regularizes the weights
 * @param augmentation how training examples change at random, in this order; not at all
 * @param validation a tenth of the rows
 * @param earlyStopping none
 * @param initializeFrom a model whose weights layers begin with; none
 */
@Schema(
        example =
                """
        {"epochs": 20, "batchSize": 64, "seed": 7, "optimizer": {"type": "adam", "learningRate": 0.001},
         "validation": {"type": "split", "fraction": 0.1}}""")
public record TrainingSpec(
        @Min(1) @Max(MOST_EPOCHS) Integer epochs,
        @Min(1) @Max(65_536) Integer batchSize,
        @Min(0) @Max((1L << 53) - 1) @Nullable Long seed,
        @Valid OptimizerSpec optimizer,
        @Valid @Nullable LossSpec loss,
        @Valid Regularization regularization,
        @Schema(
                        description = "How training examples change at random, in this order",
                        example = "[{\"type\": \"shift\", \"fraction\": 0.1}]")
                @Size(max = 20)
                List<@NotNull AugmentationSpec> augmentation,
        @Valid ValidationSpec validation,
        @Valid @Nullable EarlyStopping earlyStopping,
        @Valid @Nullable InitializeFrom initializeFrom) {

    /** The longest that a training may be asked to be. */
    public static final int MOST_EPOCHS = 100_000;

    public TrainingSpec {
        epochs = epochs == null ? 10 : epochs;
        batchSize = batchSize == null ? 64 : batchSize;
        optimizer = optimizer == null ? Adam.usual() : optimizer;
        regularization = regularization == null ? Regularization.NONE : regularization;
        // as they came: nulls are reported as faults of the request
        augmentation =
                augmentation == null
                        ? List.of()
                        : Collections.unmodifiableList(new ArrayList<>(augmentation));
        validation = validation == null ? new SplitValidation(0.1, null) : validation;
    }

    /** All the defaults. */
    public static TrainingSpec usual() {
        return new TrainingSpec(
                10,
                64,
                null,
                Adam.usual(),
                null,
                Regularization.NONE,
                List.of(),
                new SplitValidation(0.1, null),
                null,
                null);
    }

    /** The same for so many epochs. */
    public TrainingSpec lasting(int epochs) {
        return with(epochs, seed, loss, regularization, augmentation, initializeFrom);
    }

    /** Numbers kept for every parameter between steps. */
    public int slots() {
        return optimizer.slots() + regularization.slots();
    }

    /** The same with a seed. */
    public TrainingSpec seeded(long seed) {
        return with(epochs, seed, loss, regularization, augmentation, initializeFrom);
    }

    /** The same with other changes of examples. */
    public TrainingSpec augmenting(List<AugmentationSpec> changes) {
        return with(epochs, seed, loss, regularization, changes, initializeFrom);
    }

    /** The same, beginning with a model's weights. */
    public TrainingSpec startingFrom(InitializeFrom source) {
        return with(epochs, seed, loss, regularization, augmentation, source);
    }

    TrainingSpec completedFor(LossSpec loss, DataSignature data) {
        return with(
                epochs,
                seed,
                loss,
                regularization.completedFor(optimizer, data),
                augmentation,
                initializeFrom);
    }

    private TrainingSpec with(
            int epochs,
            @Nullable Long seed,
            @Nullable LossSpec loss,
            Regularization regularization,
            List<AugmentationSpec> augmentation,
            @Nullable InitializeFrom initializeFrom) {
        return new TrainingSpec(
                epochs,
                batchSize,
                seed,
                optimizer,
                loss,
                regularization,
                augmentation,
                validation,
                earlyStopping,
                initializeFrom);
    }
}
