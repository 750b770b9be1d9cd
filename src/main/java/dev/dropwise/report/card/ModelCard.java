package dev.dropwise.report.card;

import dev.dropwise.layer.Shape;
import dev.dropwise.report.VersionMeasurement.Measured;
import dev.dropwise.run.Provenance;
import dev.dropwise.spec.TrainingSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a version before it is used.
 *
 * @param name of the model
 * @param runs one, or those of an ensemble; network, training and rows are told of the first
 * @param data that it learned from
 * @param metrics dropout off, each with an interval at 95 %
 * @param limits what it should not be trusted with, in sentences
 * @param inputs what training saw of each column
 * @param calls how to ask exactly this version
 */
record ModelCard(
        String name,
        int version,
        @Nullable String description,
        Map<String, String> tags,
        Instant createdAt,
        List<UUID> runs,
        CardData data,
        CardNetwork network,
        CardTraining training,
        Measured metrics,
        List<String> limits,
        List<CardInput> inputs,
        CardCalls calls) {

    /**
     * The data set.
     *
     * @param rows all, the hold-out included; null where the data set is gone
     * @param trainingRows null where the run did not keep how rows were divided
     * @param columns names of features
     * @param targets what is predicted, by name, with classes where it has some
     * @param warnings what was found in its rows
     */
    record CardData(
            String name,
            String hash,
            @Nullable Integer rows,
            @Nullable Integer trainingRows,
            @Nullable Integer validationRows,
            @Nullable Integer testRows,
            List<String> columns,
            Map<String, List<String>> targets,
            List<String> warnings) {}

    /** The network. */
    record CardNetwork(Shape inputShape, List<CardLayer> layers, long parameters) {}

    /** One layer, with all that are within it. */
    record CardLayer(String name, String type, Shape outputShape, long parameters) {}

    /**
     * How it was trained.
     *
     * @param epoch after which the weights were taken
     */
    record CardTraining(int epoch, int epochs, TrainingSpec spec, Provenance provenance) {}

    /**
     * A column as the training rows had it.
     *
     * @param type {@code number}, {@code category}, {@code text} or {@code image}
     * @param range of numbers, of pixels what they may be; null where it is not known
     * @param categories that may be asked with
     * @param words how many words of texts are known; null for other types
     * @param missing whether values may be missing
     */
    @Schema(name = "CardInput")
    record CardInput(
            String name,
            String type,
            @Nullable List<Double> range,
            List<String> categories,
            @Nullable Integer words,
            boolean missing) {}

    /** Lines that ask exactly this version. */
    record CardCalls(String curl, String java, String python) {}
}
