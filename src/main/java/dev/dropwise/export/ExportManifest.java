package dev.dropwise.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.TrainingSpec;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an export says of itself.
 *
 * @param training its loss decides what becomes of scores
 * @param preprocessing what becomes of the values of columns, or of pixels
 * @param classes in the order of the probabilities; left out for values
 * @param checkpoint SHA-256 of the file that the service answers with
 * @param files SHA-256 of those that the export has beside this
 * @param check rows, and what the service answers to them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportManifest(
        String format,
        @Nullable String model,
        @Nullable Integer version,
        UUID run,
        int epoch,
        String checkpoint,
        String dataset,
        String datasetVersion,
        @Nullable List<String> classes,
        ModelSpec spec,
        TrainingSpec training,
        Preprocessing preprocessing,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> files,
        Check check) {

    /**
     * Answers to compare with.
     *
     * @param inputs rows as {@code forward(x)} of a program takes them: numbers of columns, of a
     *     category its place among the categories, null for a missing value; pixels; numbers of
     *     words
     * @param outputs probabilities, of several targets those of their second classes; or values
     * @param tolerance how far answers may be from these, relative above 1
     */
    record Check(List<List<Double>> inputs, List<List<Double>> outputs, double tolerance) {}

    ExportManifest withFiles(Map<String, String> hashes) {
        return new ExportManifest(
                format,
                model,
                version,
                run,
                epoch,
                checkpoint,
                dataset,
                datasetVersion,
                classes,
                spec,
                training,
                preprocessing,
                hashes,
                check);
    }
}
