package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.augmentation.AugmentationSpec;
import dev.dropwise.random.SeedGenerator;
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
 * How a network is trained. Everything has a default; {@link DefaultTraining} says those that the
 * data decides.
 *
 * @param epochs passes over the training rows, 1 to 100,000; where they and {@code earlyStopping}
 *     are left out, as many as such data needs, with early stopping
 * @param batchSize examples per step, 1 to 65,536; by the number of rows
 * @param seed decides every draw: split, initial weights, order, dropout; drawn and shown where
 *     missing
 * @param optimizer {@code adam} with its defaults
 * @param loss inferred from the data set's target
 * @param regularization what regularizes the weights
 * @param augmentation how training examples change at random, in this order; not at all
 * @param validation a tenth of the rows
 * @param calibration rows held back to calibrate answers on; none
 * @param rows which of the others are learned from; all, with their labels as they are
 * @param measure at most 10,000 training rows after every epoch, all at the end
 * @param earlyStopping none, unless {@code epochs} is left out, too
 * @param initializeFrom a model whose weights layers begin with; none
 */
@Schema(
        example =
                """
                {"epochs": 20, "batchSize": 64, "seed": 7, "optimizer": {"type": "adam", "learningRate": 0.001},
                 "validation": {"type": "split", "fraction": 0.1}}\
                """)
public record TrainingSpec(
        @Schema(description = "Passes over the training rows; left out, as many as such data needs")
                @Min(1)
                @Max(MOST_EPOCHS)
                @Nullable Integer epochs,
        @Schema(description = "Examples per step; by the number of rows where it is left out")
                @Min(1)
                @Max(65_536)
                @Nullable Integer batchSize,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed,
        @Valid OptimizerSpec optimizer,
        @Valid @Nullable LossSpec loss,
        @Valid Regularization regularization,
        @Schema(
                        description = "How training examples change at random, in this order",
                        example = "[{\"type\": \"shift\", \"fraction\": 0.1}]")
                @Size(max = 20)
                List<@NotNull AugmentationSpec> augmentation,
        @Valid ValidationSpec validation,
        @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CalibrationSpec calibration,
        @Valid @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TrainingRows rows,
        @Valid MeasureSpec measure,
        @Valid @Nullable EarlyStopping earlyStopping,
        @Valid @Nullable InitializeFrom initializeFrom) {

    /** The longest that a training may be asked to be. */
    public static final int MOST_EPOCHS = 100_000;

    public TrainingSpec {
        optimizer = optimizer == null ? Adam.usual() : optimizer;
        regularization = regularization == null ? Regularization.NONE : regularization;
        // as they came: nulls are reported as faults of the request
        augmentation =
                augmentation == null
                        ? List.of()
                        : Collections.unmodifiableList(new ArrayList<>(augmentation));
        validation = validation == null ? new SplitValidation(0.1, null) : validation;
        measure = measure == null ? MeasureSpec.usual() : measure;
    }

    /** All the defaults where nothing is known of the data. */
    public static TrainingSpec usual() {
        return decidedByData().lasting(10).stepping(64);
    }

    /** Nothing asked for: the data decides all that depends on it. */
    public static TrainingSpec decidedByData() {
        return new TrainingSpec(
                null,
                null,
                null,
                Adam.usual(),
                null,
                Regularization.NONE,
                List.of(),
                new SplitValidation(0.1, null),
                null,
                null,
                MeasureSpec.usual(),
                null,
                null);
    }

    /** Passes over the training rows, of a spec that is complete. */
    public int totalEpochs() {
        return decided("epochs", epochs);
    }

    /** Examples per step, of a spec that is complete. */
    public int rowsPerStep() {
        return decided("batchSize", batchSize);
    }

    /** Which of the rows that do not validate are learned from. */
    public TrainingRows rowsOrAll() {
        return rows == null ? TrainingRows.ALL : rows;
    }

    /** The same with other rows to learn from. */
    public TrainingSpec learningFrom(TrainingRows rows) {
        return new TrainingSpec(
                epochs,
                batchSize,
                seed,
                optimizer,
                loss,
                regularization,
                augmentation,
                validation,
                calibration,
                rows,
                measure,
                earlyStopping,
                initializeFrom);
    }

    private static int decided(String name, @Nullable Integer number) {
        if (number == null) {
            throw new IllegalStateException("a complete training spec has " + name);
        }
        return number;
    }

    /** The same for so many epochs. */
    public TrainingSpec lasting(int epochs) {
        return with(epochs, seed, loss, regularization, augmentation, initializeFrom);
    }

    /**
     * Whether the weights of the best epoch are what such a training is for: validation rows or
     * early stopping choose it. Else those of the last epoch are, since a lower training loss is no
     * better network.
     */
    public boolean servesBest() {
        return earlyStopping == null ? validation.fraction() > 0 : earlyStopping.restoreBest();
    }

    /** The same with so many examples per step. */
    TrainingSpec stepping(int batchSize) {
        return new TrainingSpec(
                epochs,
                batchSize,
                seed,
                optimizer,
                loss,
                regularization,
                augmentation,
                validation,
                calibration,
                rows,
                measure,
                earlyStopping,
                initializeFrom);
    }

    /** The same, ending when a metric no longer improves. */
    TrainingSpec stopping(EarlyStopping earlyStopping) {
        return new TrainingSpec(
                epochs,
                batchSize,
                seed,
                optimizer,
                loss,
                regularization,
                augmentation,
                validation,
                calibration,
                rows,
                measure,
                earlyStopping,
                initializeFrom);
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
            @Nullable Integer epochs,
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
                calibration,
                rows,
                measure,
                earlyStopping,
                initializeFrom);
    }
}
