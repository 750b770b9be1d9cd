package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.Target;
import dev.dropwise.dataset.column.Task;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set as the API shows it.
 *
 * @param version SHA-256 of the content
 * @param rows all rows, the hold-out included
 * @param testRows how many of them are held out, the last ones
 * @param target what is to be predicted; absent where there are several
 * @param targets all of several, in the order of a network's outputs; absent where there is one
 * @param bytes size of the data, uncompressed
 * @param bundled whether it comes with Dropwise and is always there
 */
record DatasetView(
        String name,
        String version,
        int rows,
        int testRows,
        List<Feature> features,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Target target,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Target> targets,
        Task task,
        long bytes,
        Instant createdAt,
        boolean bundled) {

    static DatasetView of(Dataset dataset) {
        boolean several = dataset.targets().size() > 1;
        return new DatasetView(
                dataset.name(),
                dataset.version(),
                dataset.rows(),
                dataset.testRows(),
                dataset.features(),
                several ? null : dataset.target(),
                several ? dataset.targets() : null,
                dataset.task(),
                dataset.bytes(),
                dataset.createdAt(),
                dataset.bundled());
    }
}
