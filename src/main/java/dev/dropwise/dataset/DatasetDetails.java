package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dropwise.dataset.column.ColumnSummary;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.Target;
import dev.dropwise.dataset.column.TargetSummary;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.insight.DatasetInsight;
import dev.dropwise.dataset.insight.Warning;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A data set as the API shows it, with what was found in its rows.
 *
 * @param version SHA-256 of the content
 * @param rows all rows, the hold-out included
 * @param testRows how many of them are held out, the last ones
 * @param target what is to be predicted; absent where there are several
 * @param targets all of several, in the order of a network's outputs; absent where there is one
 * @param group column whose equal values stay on one side of a split; absent where none was named
 * @param time column by which rows are ordered in time; absent where none was named
 * @param bytes size of the data, uncompressed
 * @param bundled whether it comes with Dropwise and is always there
 * @param recipe what it was made by; absent where it was not made
 * @param warnings what should be known before anything is trained
 */
public record DatasetDetails(
        String name,
        String version,
        int rows,
        int testRows,
        List<FeatureView> features,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TargetView target,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TargetView> targets,
        Task task,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String group,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String time,
        long bytes,
        Instant createdAt,
        boolean bundled,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Recipe recipe,
        List<Warning> warnings) {

    /** A feature and what its column holds. */
    record FeatureView(@JsonUnwrapped Feature feature, @JsonUnwrapped ColumnSummary summary) {}

    /** A target and what its column holds. */
    record TargetView(@JsonUnwrapped Target target, @JsonUnwrapped TargetSummary summary) {}

    static DatasetDetails of(Dataset dataset, DatasetInsight insight) {
        List<Feature> features = dataset.features();
        List<TargetView> targets =
                IntStream.range(0, dataset.targets().size())
                        .mapToObj(
                                i ->
                                        new TargetView(
                                                dataset.targets().get(i), insight.targets().get(i)))
                        .toList();
        boolean several = targets.size() > 1;
        return new DatasetDetails(
                dataset.name(),
                dataset.version(),
                dataset.rows(),
                dataset.testRows(),
                IntStream.range(0, features.size())
                        .mapToObj(i -> new FeatureView(features.get(i), insight.features().get(i)))
                        .toList(),
                several ? null : targets.get(0),
                several ? targets : null,
                dataset.task(),
                dataset.outline().keys().group(),
                dataset.outline().keys().time(),
                dataset.bytes(),
                dataset.createdAt(),
                dataset.bundled(),
                dataset.recipe(),
                insight.warnings());
    }
}
