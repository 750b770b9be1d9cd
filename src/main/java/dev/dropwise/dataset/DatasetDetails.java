package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
 * @param bytes size of the data, uncompressed
 * @param bundled whether it comes with Dropwise and is always there
 * @param recipe what it was made by; absent where it was not made
 * @param warnings what should be known before anything is trained
 */
record DatasetDetails(
        String name,
        String version,
        int rows,
        int testRows,
        List<FeatureView> features,
        TargetView target,
        Task task,
        long bytes,
        Instant createdAt,
        boolean bundled,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Recipe recipe,
        List<Warning> warnings) {

    /** A feature and what its column holds. */
    record FeatureView(@JsonUnwrapped Feature feature, @JsonUnwrapped ColumnSummary summary) {}

    /** A target and what its column holds. */
    record TargetView(@JsonUnwrapped Target target, @JsonUnwrapped TargetSummary summary) {}

    static DatasetDetails of(Dataset dataset, Insight insight) {
        List<Feature> features = dataset.features();
        return new DatasetDetails(
                dataset.name(),
                dataset.version(),
                dataset.rows(),
                dataset.testRows(),
                IntStream.range(0, features.size())
                        .mapToObj(i -> new FeatureView(features.get(i), insight.features().get(i)))
                        .toList(),
                new TargetView(dataset.target(), insight.targets().get(0)),
                dataset.task(),
                dataset.bytes(),
                dataset.createdAt(),
                dataset.bundled(),
                dataset.recipe(),
                insight.warnings());
    }
}
